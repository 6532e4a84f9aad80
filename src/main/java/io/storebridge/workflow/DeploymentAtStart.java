package io.storebridge.workflow;

import io.storebridge.workflow.Deployment.Cause;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys this node's folders when it starts. A mistake in them does not keep it from running with what is in force; only
 * when nothing is, it cannot start.
 */
@Component
class DeploymentAtStart implements SmartLifecycle {

    static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger("io.storebridge.deployments");

    private final SourceFolders folders;
    private final Deployer deployer;
    private final DeployedResources deployed;
    private final DeploymentProperties properties;
    private final AccessRights accessRights;
    private final FolderWatcher watcher;
    private volatile boolean running;

    DeploymentAtStart(
            SourceFolders folders,
            Deployer deployer,
            DeployedResources deployed,
            DeploymentProperties properties,
            AccessRights accessRights,
            FolderWatcher watcher) {
        this.folders = folders;
        this.deployer = deployer;
        this.deployed = deployed;
        this.properties = properties;
        this.accessRights = accessRights;
        this.watcher = watcher;
    }

    @Override
    public void start() {
        deploy();
        accessRights.provide();
        running = true;
    }

    private void deploy() {
        List<SourceFile> files = List.of();
        Deployment attempt = null;
        try {
            files = folders.read();
            attempt = deployer.deploy(
                    files, Cause.start, Node.NAME, properties.deployment().older());
            if (attempt.isRefused() && deployed.isEmpty()) {
                throw new DeploymentRefused(attempt.findings());
            }
        } catch (UncheckedIOException e) {
            if (deployed.isEmpty()) {
                throw e;
            }
            log.error("NOT deployed, what was in force stays in force: {}", e.getMessage());
        }
        watcher.start(files, attempt);
    }

    @Override
    public void stop() {
        watcher.stop();
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
