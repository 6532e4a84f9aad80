package io.storebridge.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files that analysts edit, read from the class path or from a folder; a file's name is its path. */
public class ResourceFolder {

    private static final Set<String> KINDS = Set.of(".bpmn", ".dmn", ".form", ".html", ".schema.json", ".jsonata");

    private final String location;

    /** @param location {@code classpath:processes} or {@code file:/srv/storebridge/processes}; its last part begins the names */
    public ResourceFolder(String location) {
        this.location = location.replaceAll("/+$", "");
    }

    public List<DeployableResource> read() {
        String folder = location.substring(Math.max(location.lastIndexOf('/'), location.indexOf(':')) + 1);
        try {
            List<DeployableResource> files = new ArrayList<>();
            for (Resource resource : new PathMatchingResourcePatternResolver()
                    .getResources(location.replaceFirst("^classpath:/?", "classpath*:") + "/**/*.*")) {
                String url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                String name = url.substring(url.lastIndexOf("/" + folder + "/") + 1);
                if (KINDS.stream().anyMatch(name::endsWith)) {
                    files.add(new DeployableResource(name, resource.getContentAsByteArray()));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be read".formatted(location), e);
        }
    }

    @Override
    public String toString() {
        return location;
    }
}
