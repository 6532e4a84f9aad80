package io.storebridge.workflow;

import io.storebridge.operations.Operations;
import io.storebridge.problems.Problem;
import io.storebridge.recording.Recorded;
import io.storebridge.recording.Recordings;
import io.storebridge.workflow.dryrun.DryRunReport;
import io.storebridge.workflow.dryrun.RecordedRun;
import io.storebridge.workflow.dryrun.RecordedRun.Event;
import io.storebridge.workflow.dryrun.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells what would go otherwise with edited files: recorded runs are played twice in an engine that is thrown away, with the
 * files in force and with the edited ones, and the two ways compared. What playing makes of a run is so in both. Nothing is
 * deployed and nothing outside is called.
 */
@Component
public class DryRuns {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final DataSource dataSource;
    private final JdbcClient database;
    private final Operations operations;
    private final DeployedResources deployed;
    private final Recordings recordings;
    private final Review review;
    private final DryRunProperties properties;
    private final ReentrantLock one = new ReentrantLock();

    DryRuns(
            DataSource dataSource,
            JdbcClient database,
            Operations operations,
            DeployedResources deployed,
            Recordings recordings,
            Review review,
            DryRunProperties properties) {
        this.dataSource = dataSource;
        this.database = database;
        this.operations = operations;
        this.deployed = deployed;
        this.recordings = recordings;
        this.review = review;
        this.properties = properties;
    }

    /**
     * @param process the workflow whose recorded runs are played
     * @param instances how many of the newest
     * @param files content by name ({@code processes/quotes/quote-to-order.bpmn}); the others are those in force
     * @throws Problem 400 for too many instances, 404 when no run is recorded, 422 when the files have mistakes, 429 while
     *     another dry run is under way on this node
     */
    public DryRunReport run(String process, int instances, Map<String, byte[]> files) {
        if (instances < 1 || instances > properties.instances()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "instances: takes 1 to " + properties.instances());
        }
        if (!one.tryLock()) {
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Another dry run is under way here; try again when it has ended",
                    List.of(),
                    Map.of(),
                    SOON);
        }
        try {
            return play(process, instances, files);
        } finally {
            one.unlock();
        }
    }

    private DryRunReport play(String process, int instances, Map<String, byte[]> files) {
        List<Recorded> starts = recordings.starts(process, instances);
        if (starts.isEmpty()) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    ("No start of '%s' is recorded: none has come since recording is on, or it is no workflow that is"
                                    + " started from outside")
                            .formatted(process));
        }
        Map<String, DeployableResource> inForce = new LinkedHashMap<>();
        deployed.inForceEndingWith("").forEach(file -> inForce.put(file.name(), file));
        Map<String, DeployableResource> edited = new LinkedHashMap<>(inForce);
        files.forEach((name, content) -> edited.put(name, new DeployableResource(name, content)));
        List<DeployableResource> changed = edited.values().stream()
                .filter(file -> !inForce.containsKey(file.name())
                        || !inForce.get(file.name()).sha256().equals(file.sha256()))
                .toList();
        List<Finding> findings = review.of(changed);
        refuseMistakes(findings);
        List<DryRunReport.Path> paths = new ArrayList<>();
        try (DryRunEngine engine = new DryRunEngine(dataSource, database, operations)) {
            engine.deploy(inForce.values());
            List<Trace> before = playEach(engine, process, starts);
            deployEdited(engine, edited.values(), changed);
            List<Trace> after = playEach(engine, process, starts.subList(0, before.size()));
            for (int i = 0; i < after.size(); i++) {
                paths.add(DryRunReport.Path.of(starts.get(i), before.get(i), after.get(i)));
            }
        }
        return DryRunReport.of(
                process,
                instances,
                starts.size(),
                names(changed, file -> true),
                names(changed, file -> !DryRunEngine.runs(file.name())),
                findings,
                paths);
    }

    private List<Trace> playEach(DryRunEngine engine, String process, List<Recorded> starts) {
        Instant end = Instant.now().plus(properties.budget().dividedBy(2));
        List<Trace> traces = new ArrayList<>();
        for (Recorded start : starts) {
            if (Instant.now().isAfter(end)) {
                break;
            }
            traces.add(new DryRunPath(engine, operations, recording(start)).play(process));
        }
        return traces;
    }

    /** With the runs that it has called; whose run is whose, and which timers have fired, the engine's history knows. */
    private RecordedRun recording(Recorded start) {
        List<String> called = database.sql("select id_ from act_hi_procinst where root_proc_inst_id_ = ?")
                .param(start.instanceId())
                .query(String.class)
                .list();
        List<String> all = new ArrayList<>(called);
        if (!all.contains(start.instanceId())) {
            all.add(start.instanceId());
        }
        List<Event> timers = database.sql(
                        """
                        select act_id_, start_time_ from act_hi_actinst
                        where root_proc_inst_id_ = ? and act_type_ in ('boundaryTimer', 'intermediateTimer', 'startTimerEvent')
                          and end_time_ is not null and act_inst_state_ <> 2""")
                .param(start.instanceId())
                .query((row, number) ->
                        new Event(Event.Kind.timer, row.getTimestamp(2).toInstant(), row.getString(1), null))
                .list();
        return new RecordedRun(start, recordings.of(all), timers);
    }

    private static List<String> names(List<DeployableResource> files, Predicate<DeployableResource> which) {
        return files.stream()
                .filter(which)
                .map(DeployableResource::name)
                .sorted()
                .toList();
    }

    private static void deployEdited(
            DryRunEngine engine, Collection<DeployableResource> files, List<DeployableResource> changed) {
        try {
            engine.deploy(files);
        } catch (RuntimeException e) {
            refuseMistakes(EngineMistakes.of(e, changed).orElseThrow(() -> e));
        }
    }

    private static void refuseMistakes(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.error)
                .findFirst()
                .ifPresent(first -> {
                    throw new Problem(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "Nothing was run. %s: %s".formatted(first.file(), first.message()),
                            List.of(),
                            Map.of("findings", findings),
                            null);
                });
    }
}
