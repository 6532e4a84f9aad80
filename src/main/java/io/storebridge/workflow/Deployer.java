package io.storebridge.workflow;

import io.storebridge.workflow.Deployment.Cause;
import io.storebridge.workflow.Deployment.Change;
import io.storebridge.workflow.Deployment.Definition;
import io.storebridge.workflow.Deployment.DeployedFile;
import io.storebridge.workflow.Deployment.Kind;
import io.storebridge.workflow.Deployment.Outcome;
import io.storebridge.workflow.DeploymentProperties.Older;
import io.storebridge.workflow.Finding.Severity;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys diagrams, decisions, forms and schemas: only what changed gets a new version, a file's path is its name, an older
 * copy does not undo a newer deployment, and a change with a mistake is refused whole. Who deployed what is recorded.
 */
@Component
class Deployer {

    private final RepositoryService repository;
    private final DeployedResources deployed;
    private final DeploymentRecords records;
    private final Review review;
    private final Processes processes;
    private final TransactionTemplate transaction;

    Deployer(
            RepositoryService repository,
            DeployedResources deployed,
            DeploymentRecords records,
            Review review,
            Processes processes,
            TransactionTemplate transaction) {
        this.repository = repository;
        this.deployed = deployed;
        this.records = records;
        this.review = review;
        this.processes = processes;
        this.transaction = transaction;
    }

    /**
     * Deploys what has changed.
     *
     * @param origin who or what deploys, for the record
     * @return the names of the files that got a new version
     * @throws DeploymentRefused when there is a mistake in them
     */
    List<String> deploy(List<DeployableResource> files, String origin) {
        Deployment attempt = deploy(
                files.stream().map(file -> new SourceFile(file, origin, null)).toList(),
                Cause.folder,
                origin,
                Older.skip);
        if (attempt.findings().stream().anyMatch(finding -> finding.severity() == Severity.error)) {
            throw new DeploymentRefused(attempt.findings());
        }
        return attempt.files().stream()
                .filter(file -> file.version() != null)
                .map(DeployedFile::name)
                .toList();
    }

    /**
     * Deploys what has changed, or says why not.
     *
     * @param older whether an older copy is deployed; a request that brings one is refused, of folders it is left out
     */
    Deployment deploy(List<SourceFile> files, Cause cause, String by, Older older) {
        Deployment attempt;
        try {
            attempt = transaction.execute(status -> attempt(files, cause, by, older));
        } catch (DeploymentRefused engine) {
            attempt = transaction.execute(status -> refuse(changes(files, older), cause, by, engine.findings()));
        }
        processes.lookAgain();
        DeploymentLog.tell(attempt, files.size());
        return attempt;
    }

    private Deployment attempt(List<SourceFile> files, Cause cause, String by, Older older) {
        ChangeSet changes = changes(files, older);
        List<SourceFile> changed = changes.changed();
        boolean olderOnly = changed.isEmpty() || cause == Cause.request;
        if (olderOnly && !changes.older().isEmpty()) {
            return refuse(changes, cause, by, changes.olderAs(Severity.error));
        }
        if (changed.isEmpty()) {
            return new Deployment(null, Instant.now(), Outcome.unchanged, cause, by, files(changes, cause), List.of());
        }
        List<Finding> findings = new ArrayList<>(changes.olderAs(Severity.warning));
        findings.addAll(review.of(changed.stream().map(SourceFile::resource).toList()));
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.error)) {
            return refuse(changes, cause, by, findings);
        }
        return deployChanged(changes, cause, by, findings);
    }

    private ChangeSet changes(List<SourceFile> files, Older older) {
        deployed.lock();
        return ChangeSet.of(files, deployed, older == Older.deploy);
    }

    /** The same mistake in a folder is recorded once, however many nodes find it and however often they start. */
    private Deployment refuse(ChangeSet changes, Cause cause, String by, List<Finding> findings) {
        String sha256 = changes.sha256();
        Deployment refused = new Deployment(null, null, Outcome.refused, cause, by, files(changes, cause), findings);
        return cause == Cause.request
                ? records.add(refused, sha256)
                : records.refusedAlready(sha256).orElseGet(() -> records.add(refused, sha256));
    }

    private Deployment deployChanged(ChangeSet changes, Cause cause, String by, List<Finding> findings) {
        List<SourceFile> changed = changes.changed();
        Map<String, List<Definition>> definitions = new HashMap<>();
        String engineDeployment = deployToEngine(changed, by, definitions);
        Deployment record = records.add(
                new Deployment(null, null, Outcome.deployed, cause, by, files(changes, cause), findings),
                changes.sha256());
        Map<String, Integer> versions = new HashMap<>();
        changed.forEach(file ->
                versions.put(file.name(), deployed.add(file.resource(), engineDeployment, file.from(), record.id())));
        List<DeployedFile> files = record.files().stream()
                .map(file -> new DeployedFile(
                        file.name(),
                        file.change(),
                        file.from(),
                        versions.get(file.name()),
                        definitions.getOrDefault(file.name(), List.of())))
                .toList();
        records.complete(record.id(), files);
        return new Deployment(record.id(), record.at(), Outcome.deployed, cause, by, files, findings);
    }

    private static List<DeployedFile> files(ChangeSet changes, Cause cause) {
        return changes.files().stream()
                .filter(file -> cause == Cause.request || changes.changes().get(file.name()) != Change.unchanged)
                .map(file ->
                        new DeployedFile(file.name(), changes.changes().get(file.name()), file.from(), null, List.of()))
                .toList();
    }

    private String deployToEngine(List<SourceFile> files, String by, Map<String, List<Definition>> definitions) {
        DeploymentBuilder builder =
                repository.createDeployment().name("Storebridge").source(by);
        files.forEach(file -> builder.addInputStream(
                file.name(), new ByteArrayInputStream(file.resource().content())));
        DeploymentWithDefinitions done;
        try {
            done = builder.deployWithResult();
        } catch (RuntimeException e) {
            throw EngineMistakes.of(e, files.stream().map(SourceFile::resource).toList())
                    .<RuntimeException>map(DeploymentRefused::new)
                    .orElse(e);
        }
        if (done.getDeployedProcessDefinitions() != null) {
            done.getDeployedProcessDefinitions().forEach(process -> definitions
                    .computeIfAbsent(process.getResourceName(), name -> new ArrayList<>())
                    .add(new Definition(Kind.process, process.getKey(), process.getName(), process.getVersion())));
        }
        if (done.getDeployedDecisionDefinitions() != null) {
            done.getDeployedDecisionDefinitions().forEach(decision -> definitions
                    .computeIfAbsent(decision.getResourceName(), name -> new ArrayList<>())
                    .add(new Definition(Kind.decision, decision.getKey(), decision.getName(), decision.getVersion())));
        }
        return done.getId();
    }
}
