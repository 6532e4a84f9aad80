package io.storebridge.workflow;

import io.storebridge.workflow.DeployedResources.InForce;
import io.storebridge.workflow.Deployment.Change;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What files are against what is in force. An older copy is a content that was in force before and has been replaced; a file
 * of a folder that was last changed before somebody deployed another content in another way; and a built-in file whose
 * name has a content of the company's own in force, so that an upgrade undoes no work of analysts.
 */
record ChangeSet(List<SourceFile> files, Map<String, Change> changes, Map<String, String> older) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** @param deployOlder older copies are changes like others */
    static ChangeSet of(List<SourceFile> files, DeployedResources deployed, boolean deployOlder) {
        Map<String, InForce> inForce = deployed.inForce();
        Map<String, Change> changes = new LinkedHashMap<>();
        Map<String, String> older = new LinkedHashMap<>();
        for (SourceFile file : files) {
            InForce current = inForce.get(file.name());
            if (current == null) {
                changes.put(file.name(), Change.added);
            } else if (current.sha256().equals(file.resource().sha256())) {
                changes.put(file.name(), Change.unchanged);
            } else {
                String why = deployOlder ? null : whyOlder(file, current, deployed);
                changes.put(file.name(), why == null ? Change.changed : Change.older);
                if (why != null) {
                    older.put(file.name(), why);
                }
            }
        }
        return new ChangeSet(files, changes, older);
    }

    /** @return null when it is none */
    private static String whyOlder(SourceFile file, InForce current, DeployedResources deployed) {
        String newer = "%s deployed another content from %s at %s"
                .formatted(
                        current.by().isEmpty() ? "Somebody" : current.by(),
                        current.origin(),
                        MINUTE.format(current.deployedAt()));
        if (deployed.everDeployed(file.name()).contains(file.resource().sha256())) {
            return "This is an older copy: it was in force before. Then " + newer;
        }
        if (SourceFile.isBuiltIn(current.origin())) {
            return null;
        }
        if (SourceFile.isBuiltIn(file.from())) {
            return "This is the file that comes with Storebridge, but " + newer;
        }
        Instant modified = file.modified();
        boolean elsewhere = !current.origin().equals(file.from());
        return modified != null && elsewhere && modified.isBefore(current.deployedAt())
                ? "This is an older copy: it was last changed at %s. Since then %s"
                        .formatted(MINUTE.format(modified), newer)
                : null;
    }

    List<SourceFile> changed() {
        return files.stream()
                .filter(file -> changes.get(file.name()) == Change.changed || changes.get(file.name()) == Change.added)
                .toList();
    }

    /** The older copies as findings. */
    List<Finding> olderAs(Finding.Severity severity) {
        List<Finding> findings = new ArrayList<>();
        older.forEach(
                (name, why) -> findings.add(
                        new Finding(
                                severity,
                                name,
                                "",
                                "",
                                why,
                                "To go back to it on purpose, send it with PUT /api/deployments?older=deploy, or make a change to it")));
        return findings;
    }

    String sha256() {
        StringBuilder all = new StringBuilder();
        files.forEach(file -> all.append(file.name())
                .append(' ')
                .append(file.resource().sha256())
                .append('\n'));
        return DigestUtils.sha256Hex(all.toString());
    }
}
