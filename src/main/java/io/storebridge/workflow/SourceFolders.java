package io.storebridge.workflow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** This node's folders as one: a later folder's file stands in for an earlier one's of the same name. */
@Component
class SourceFolders {

    private final List<ResourceFolder> folders;

    SourceFolders(DeploymentProperties properties) {
        this.folders = properties.folders().stream().map(ResourceFolder::new).toList();
    }

    List<ResourceFolder> watched() {
        return folders.stream().filter(folder -> !folder.isBuiltIn()).toList();
    }

    List<SourceFile> read() {
        Map<String, SourceFile> byName = new TreeMap<>();
        for (ResourceFolder folder : folders) {
            Map<String, ResourceFolder.Stamp> stamps = folder.stamps();
            for (DeployableResource file : folder.read()) {
                ResourceFolder.Stamp stamp = stamps.get(file.name());
                Instant modified = stamp == null ? null : Instant.ofEpochMilli(stamp.modifiedMillis());
                byName.put(file.name(), new SourceFile(file, folder.toString(), modified));
            }
        }
        return List.copyOf(byName.values());
    }

    /** Of the watched folders, by folder and name. */
    Map<String, ResourceFolder.Stamp> stamps() {
        Map<String, ResourceFolder.Stamp> stamps = new LinkedHashMap<>();
        watched().forEach(folder -> folder.stamps().forEach((name, stamp) -> stamps.put(folder + " " + name, stamp)));
        return stamps;
    }
}
