package io.storebridge.workflow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.workflow.Deployment.Cause;
import io.storebridge.workflow.ResourceFolder.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the company's folders every second (operating systems do not tell of changes in network folders) and deploys what
 * has changed once it has stopped changing.
 */
@Component
class FolderWatcher {

    private static final Logger log = LoggerFactory.getLogger("io.storebridge.deployments");

    /** Within this, a file system may give a file that is changed twice the same time. */
    private static final Duration TICK = Duration.ofSeconds(3);

    private final SourceFolders folders;
    private final Deployer deployer;
    private final DeploymentProperties properties;
    private ScheduledExecutorService clock;

    private Map<String, Stamp> seen = Map.of();
    private Instant seenSince = Instant.EPOCH;
    private Map<String, Stamp> done = Map.of();
    /** Hash by name of the own files that were tried last. */
    private Map<String, String> tried = Map.of();
    /** Also the built-in files wait for a mistake to be mended. */
    private volatile boolean mistaken;

    private String toldFailure = "";

    FolderWatcher(SourceFolders folders, Deployer deployer, DeploymentProperties properties, MeterRegistry meters) {
        this.folders = folders;
        this.deployer = deployer;
        this.properties = properties;
        Gauge.builder("storebridge.deployments.refused", () -> mistaken ? 1 : 0)
                .description("1 while a mistake keeps this node's folders from being deployed")
                .register(meters);
    }

    /** @param attempt what came of the files at the start; null when they could not be read */
    void start(List<SourceFile> files, Deployment attempt) {
        tried = hashes(own(files));
        mistaken = attempt == null || isMistaken(attempt);
        if (folders.watched().isEmpty()) {
            return;
        }
        done = files.isEmpty() ? Map.of() : folders.stamps();
        for (ResourceFolder folder : folders.watched()) {
            if (folder.isThere()) {
                log.info("Watching {}: what is changed there is checked and deployed within seconds", folder);
            } else {
                log.warn("There is no folder {} yet; it is watched for", folder);
            }
        }
        long poll = properties.deployment().poll().toMillis();
        clock = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("folders-"));
        clock.scheduleWithFixedDelay(this::lookSafely, poll, poll, TimeUnit.MILLISECONDS);
    }

    /** A deployment under way is finished. */
    void stop() {
        if (clock == null) {
            return;
        }
        clock.shutdown();
        try {
            clock.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database or a network folder that does not answer is tried again at the next look; it is told once. */
    private void lookSafely() {
        try {
            look();
            toldFailure = "";
        } catch (RuntimeException e) {
            if (!toldFailure.equals(String.valueOf(e.getMessage()))) {
                toldFailure = String.valueOf(e.getMessage());
                log.warn("The folders cannot be deployed now and are tried again: {}", toldFailure);
                log.debug("Why", e);
            }
        }
    }

    void look() {
        Map<String, Stamp> now = folders.stamps();
        if (!now.equals(seen)) {
            seen = now;
            seenSince = Instant.now();
            return;
        }
        if (now.equals(done)) {
            return;
        }
        Instant reading = Instant.now();
        List<SourceFile> files = folders.read();
        if (!folders.stamps().equals(now) || isBeingWritten(files)) {
            return;
        }
        tellRemoved(now);
        Map<String, String> hashes = hashes(own(files));
        if (!hashes.equals(tried)) {
            Deployment attempt = deployer.deploy(
                    mistaken ? files : own(files),
                    Cause.folder,
                    Node.NAME,
                    properties.deployment().older());
            mistaken = isMistaken(attempt);
            tried = hashes;
        }
        boolean settled = now.values().stream()
                .noneMatch(stamp -> Instant.ofEpochMilli(stamp.modifiedMillis()).isAfter(reading.minus(TICK)));
        done = settled ? now : Map.of();
    }

    /** What is not well-formed may be half of a file; a mistake stays longer than a copy takes. */
    private boolean isBeingWritten(List<SourceFile> files) {
        return seenSince.plus(properties.deployment().patience()).isAfter(Instant.now())
                && own(files).stream()
                        .filter(file -> !file.resource().sha256().equals(tried.get(file.name())))
                        .anyMatch(file -> Wholeness.mistake(file.resource()).isPresent());
    }

    private void tellRemoved(Map<String, Stamp> now) {
        List<String> gone =
                done.keySet().stream().filter(name -> !now.containsKey(name)).toList();
        if (!gone.isEmpty()) {
            log.info("No longer there, but still deployed and in force: {}", String.join(", ", gone));
        }
    }

    private static boolean isMistaken(Deployment attempt) {
        return attempt.isRefused()
                && attempt.files().stream().anyMatch(file -> file.change() != Deployment.Change.older);
    }

    private static List<SourceFile> own(List<SourceFile> files) {
        return files.stream().filter(file -> !SourceFile.isBuiltIn(file.from())).toList();
    }

    private static Map<String, String> hashes(List<SourceFile> files) {
        return files.stream().collect(Collectors.toMap(SourceFile::name, file -> file.resource()
                .sha256()));
    }
}
