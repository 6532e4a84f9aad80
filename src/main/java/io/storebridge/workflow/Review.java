package io.storebridge.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks through a change before it is deployed: each file by itself, then all together with what it leaves in force. */
@Component
class Review {

    private final ObjectProvider<FileChecks> checks;
    private final DeployedResources deployed;

    Review(ObjectProvider<FileChecks> checks, DeployedResources deployed) {
        this.checks = checks;
        this.deployed = deployed;
    }

    /**
     * What is wrong with the change. What was wrong before in files that it does not touch is no matter of it: it must not
     * keep anybody from putting another file right.
     */
    List<Finding> of(List<DeployableResource> changed) {
        List<Finding> broken = changed.stream()
                .flatMap(file -> Wholeness.mistake(file).stream())
                .toList();
        if (!broken.isEmpty()) {
            return broken;
        }
        Map<String, DeployableResource> files = new TreeMap<>();
        deployed.inForceEndingWith("").forEach(file -> files.put(file.name(), file));
        List<DeployableResource> before = List.copyOf(files.values());
        changed.forEach(file -> files.put(file.name(), file));
        Set<String> names = changed.stream().map(DeployableResource::name).collect(Collectors.toSet());
        List<Finding> findings = check(List.copyOf(files.values()));
        if (findings.stream().allMatch(finding -> names.contains(finding.file()))) {
            return findings;
        }
        Set<Finding> known = Set.copyOf(check(before));
        return findings.stream()
                .filter(finding -> names.contains(finding.file()) || !known.contains(finding))
                .toList();
    }

    private List<Finding> check(List<DeployableResource> files) {
        List<Finding> findings = new ArrayList<>();
        checks.orderedStream().forEach(each -> findings.addAll(each.check(files)));
        return findings;
    }
}
