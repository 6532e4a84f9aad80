package io.storebridge.workflow.migration;

import io.storebridge.problems.Problem;
import io.storebridge.workflow.migration.MigrationReport.Position;
import io.storebridge.workflow.migration.MigrationReport.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reports on instances of old versions, and moves them to the newest. */
@Component
public class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Standings standings;
    private final Mover mover;

    /** A position of one version; what is under way is told apart. */
    private record Place(List<String> at, List<String> underWay) {

        static Place of(Standing instance) {
            return new Place(
                    instance.at(),
                    instance.underWay().stream()
                            .map(step -> String.valueOf(step.element()))
                            .toList());
        }
    }

    Migrations(RepositoryService repository, RuntimeService runtime, Standings standings, Mover mover) {
        this.repository = repository;
        this.runtime = runtime;
        this.standings = standings;
        this.mover = mover;
    }

    /**
     * Nothing changes: one instance of each position is moved and moved back by not committing it.
     *
     * @param map element ids of the newest version by those of old ones, where they differ
     * @throws Problem 404 when there is no such workflow, 400 when the map names elements that are not there
     */
    public MigrationReport report(String process, Map<String, String> map) {
        Versions versions = versions(process);
        versions.check(map);
        List<Version> report = new ArrayList<>();
        for (Diagram old : versions.old()) {
            List<Standing> instances = standings.of(old);
            if (!instances.isEmpty()) {
                report.add(version(new Plan(runtime, old, versions.newest(), map), instances));
            }
        }
        return new MigrationReport(process, versions.newestNumber(), report);
    }

    private Version version(Plan plan, List<Standing> instances) {
        Map<Place, List<Standing>> places = new LinkedHashMap<>();
        for (Standing instance : instances) {
            places.computeIfAbsent(Place.of(instance), any -> new ArrayList<>()).add(instance);
        }
        List<Position> positions =
                places.values().stream().map(alike -> position(plan, alike)).toList();
        return new Version(
                plan.source().definition().getVersion(),
                instances.size(),
                count(positions, Verdict.movable),
                count(positions, Verdict.later),
                count(positions, Verdict.blocked),
                positions,
                plan.notes());
    }

    private Position position(Plan plan, List<Standing> alike) {
        Standing one = alike.get(0);
        Mover.Trial trial = mover.tryOut(one, plan);
        // It may have gone on since it was read: then its like has to be asked for again too.
        Verdict verdict =
                trial.verdict() == Verdict.gone || trial.verdict() == Verdict.current ? Verdict.later : trial.verdict();
        return new Position(one.elements(plan.source()), alike.size(), verdict, trial.reasons());
    }

    private static int count(List<Position> positions, Verdict verdict) {
        return positions.stream()
                .filter(position -> position.verdict() == verdict)
                .mapToInt(Position::instances)
                .sum();
    }

    /**
     * Moves instance by instance, each for itself: what fails stops no other. Asked again, it moves what could not be moved
     * before.
     *
     * @throws Problem 404 when there is no such workflow, 400 when there is no such version or element
     */
    public MigrationResult move(MigrationRequest request) {
        Versions versions = versions(request.process());
        versions.check(request.map());
        List<MigrationResult.Instance> moved = new ArrayList<>();
        List<MigrationResult.Instance> notMoved = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Diagram old : versions.old(request.versions())) {
            Plan plan = new Plan(runtime, old, versions.newest(), request.map());
            for (Standing instance : standings.of(old)) {
                if (isMeant(instance, request.ids(), found)) {
                    Mover.Trial trial =
                            request.dryRun() ? mover.tryOut(instance, plan) : mover.move(instance, plan, request.by());
                    (trial.verdict() == Verdict.movable ? moved : notMoved)
                            .add(instance.result(old, trial.verdict(), trial.reasons()));
                }
            }
        }
        request.ids().stream().filter(id -> !found.contains(id)).forEach(id -> notMoved.add(absent(request, id)));
        if (!request.dryRun() && !moved.isEmpty()) {
            log.info(
                    "{} moved {} instances of {} to version {}; {} stay",
                    request.by(),
                    moved.size(),
                    request.process(),
                    versions.newestNumber(),
                    notMoved.size());
        }
        return new MigrationResult(request.process(), versions.newestNumber(), request.dryRun(), moved, notMoved);
    }

    private static boolean isMeant(Standing instance, List<String> ids, Set<String> found) {
        if (ids.isEmpty()) {
            return true;
        }
        boolean meant = false;
        for (String id : ids) {
            if (id.equals(instance.id()) || id.equals(instance.businessId())) {
                found.add(id);
                meant = true;
            }
        }
        return meant;
    }

    private MigrationResult.Instance absent(MigrationRequest request, String id) {
        boolean running = runtime.createProcessInstanceQuery()
                                .processDefinitionKey(request.process())
                                .processInstanceId(id)
                                .count()
                        + runtime.createProcessInstanceQuery()
                                .processDefinitionKey(request.process())
                                .processInstanceBusinessKey(id)
                                .count()
                > 0;
        Reason reason = new Reason(
                null,
                null,
                running
                        ? "It is not on one of the old versions that are meant"
                        : "There is no running instance with this id");
        return new MigrationResult.Instance(
                id, null, null, List.of(), running ? Verdict.current : Verdict.gone, List.of(reason));
    }

    private Versions versions(String process) {
        return Versions.read(repository, process)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "There is no workflow '%s'".formatted(process)));
    }
}
