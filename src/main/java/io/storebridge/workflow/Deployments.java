package io.storebridge.workflow;

import io.storebridge.workflow.Deployment.Cause;
import io.storebridge.workflow.DeploymentProperties.Older;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deployments for whoever sends files or wants to know what was deployed. */
@Component
public class Deployments {

    /** What a deployable file's name ends in. */
    public static final List<String> ENDINGS = FileNames.ENDINGS;

    private final Deployer deployer;
    private final DeploymentRecords records;

    Deployments(Deployer deployer, DeploymentRecords records) {
        this.deployer = deployer;
        this.records = records;
    }

    /**
     * Deploys what differs from what is in force; what is not among the files stays as it is.
     *
     * @param files content by name ({@code processes/quotes/quote-to-order.bpmn})
     * @param by the caller, for the record
     * @param deployOlder also what was in force before and has been replaced since; without it such a file refuses the whole
     */
    public Deployment deploy(Map<String, byte[]> files, String from, String by, boolean deployOlder) {
        List<SourceFile> sources = files.entrySet().stream()
                .map(file -> new SourceFile(new DeployableResource(file.getKey(), file.getValue()), from, null))
                .toList();
        return deployer.deploy(sources, Cause.request, by, deployOlder ? Older.deploy : Older.skip);
    }

    /** Newest first. */
    public List<Deployment> list(int offset, int count) {
        return records.list(offset, count);
    }

    public Optional<Deployment> find(long id) {
        return records.find(id);
    }
}
