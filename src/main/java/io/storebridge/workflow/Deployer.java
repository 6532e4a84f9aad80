package io.storebridge.workflow;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys diagrams, decisions, forms and schemas when the node starts: only what changed gets a new version, a file's
 * path is its name, and a node with older files does not undo a newer deployment.
 */
@Component
class Deployer implements SmartLifecycle {

    static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(Deployer.class);

    private final RepositoryService repository;
    private final DeployedResources deployed;
    private final DeploymentProperties properties;
    private final TransactionTemplate transaction;
    private final AccessRights accessRights;
    private volatile boolean running;

    Deployer(
            RepositoryService repository,
            DeployedResources deployed,
            DeploymentProperties properties,
            TransactionTemplate transaction,
            AccessRights accessRights) {
        this.repository = repository;
        this.deployed = deployed;
        this.properties = properties;
        this.transaction = transaction;
        this.accessRights = accessRights;
    }

    @Override
    public void start() {
        List<DeployableResource> files = new ArrayList<>();
        properties.folders().forEach(folder -> files.addAll(new ResourceFolder(folder).read()));
        deploy(files, "start of " + hostName());
        accessRights.provide();
        running = true;
    }

    /**
     * Deploys what has changed.
     *
     * @param origin who or what deploys, for the record
     * @return the names of the files that got a new version
     */
    List<String> deploy(List<DeployableResource> files, String origin) {
        List<String> names = transaction.execute(status -> {
            deployed.lock();
            List<DeployableResource> changed = changed(files);
            if (!changed.isEmpty()) {
                String deploymentId = deployToEngine(changed, origin);
                changed.forEach(file -> deployed.add(file, deploymentId, origin));
            }
            return changed.stream().map(DeployableResource::name).toList();
        });
        log.info("Deployed {} of {} files{}", names.size(), files.size(), names.isEmpty() ? "" : ": " + names);
        return names;
    }

    private List<DeployableResource> changed(List<DeployableResource> files) {
        Map<String, String> inForce = deployed.inForce();
        List<DeployableResource> changed = new ArrayList<>();
        for (DeployableResource file : files) {
            if (file.sha256().equals(inForce.get(file.name()))) {
                continue;
            }
            boolean older = deployed.everDeployed(file.name()).contains(file.sha256());
            if (older && properties.older() == DeploymentProperties.Older.skip) {
                log.warn(
                        "{} is an older copy of what is deployed and was left out; to go back to it on purpose, start with"
                                + " storebridge.deployment.older=deploy",
                        file.name());
                continue;
            }
            changed.add(file);
        }
        return changed;
    }

    private String deployToEngine(List<DeployableResource> files, String origin) {
        DeploymentBuilder builder =
                repository.createDeployment().name("Storebridge").source(origin);
        files.forEach(file -> builder.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        return builder.deploy().getId();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
