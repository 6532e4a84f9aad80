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
import javax.sql.DataSource;
import org.camunda.bpm.engine.ParseException;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<FileChecks> checks;
    private final DryRunProperties properties;
    private final ReentrantLock one = new ReentrantLock();

    DryRuns(
            DataSource dataSource,
            JdbcClient database,
            Operations operations,
            DeployedResources deployed,
            Recordings recordings,
            ObjectProvider<FileChecks> checks,
            DryRunProperties properties) {
        this.dataSource = dataSource;
        this.database = database;
        this.operations = operations;
        this.deployed = deployed;
        this.recordings = recordings;
        this.checks = checks;
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
        List<String> changed = edited.values().stream()
                .filter(file -> !inForce.containsKey(file.name())
                        || !inForce.get(file.name()).sha256().equals(file.sha256()))
                .map(DeployableResource::name)
                .sorted()
                .toList();
        List<Finding> findings = check(edited.values());
        Instant begin = Instant.now();
        List<DryRunReport.Path> paths = new ArrayList<>();
        try (DryRunEngine engine = new DryRunEngine(dataSource, database, operations)) {
            engine.deploy(inForce.values());
            Instant half = begin.plus(properties.budget().dividedBy(2));
            List<Trace> before = playEach(engine, process, starts, half);
            deployEdited(engine, edited.values());
            List<Trace> after =
                    playEach(engine, process, starts.subList(0, before.size()), begin.plus(properties.budget()));
            for (int i = 0; i < after.size(); i++) {
                paths.add(DryRunReport.Path.of(starts.get(i), before.get(i), after.get(i)));
            }
        }
        return DryRunReport.of(
                process,
                instances,
                starts.size(),
                changed,
                changed.stream().filter(name -> !DryRunEngine.runs(name)).toList(),
                findings,
                paths);
    }

    private List<Trace> playEach(DryRunEngine engine, String process, List<Recorded> starts, Instant end) {
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

    private List<Finding> check(Collection<DeployableResource> files) {
        List<Finding> findings = new ArrayList<>();
        checks.orderedStream().forEach(check -> findings.addAll(check.check(List.copyOf(files))));
        if (findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.error)) {
            throw mistakes(findings);
        }
        return findings;
    }

    private static void deployEdited(DryRunEngine engine, Collection<DeployableResource> files) {
        try {
            engine.deploy(files);
        } catch (ParseException e) {
            throw mistakes(e.getResorceReports().stream()
                    .flatMap(report -> report.getErrors().stream()
                            .map(problem -> mistake(
                                    report.getResourceName(), problem.getMainElementId(), problem.getMessage())))
                    .toList());
        } catch (RuntimeException e) {
            String file = files.stream()
                    .map(DeployableResource::name)
                    .filter(name -> String.valueOf(e.getMessage()).contains(name))
                    .findFirst()
                    .orElse("");
            throw mistakes(List.of(mistake(file, null, e.getMessage())));
        }
    }

    private static Finding mistake(String file, String element, String message) {
        return new Finding(
                Finding.Severity.error,
                file,
                element == null ? "" : element,
                "",
                "The engine does not take it: " + message,
                "Correct it in Camunda Modeler");
    }

    private static Problem mistakes(List<Finding> findings) {
        Finding first = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.error)
                .findFirst()
                .orElseThrow();
        return new Problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "Nothing was run. %s: %s".formatted(first.file(), first.message()),
                List.of(),
                Map.of("findings", findings),
                null);
    }
}
