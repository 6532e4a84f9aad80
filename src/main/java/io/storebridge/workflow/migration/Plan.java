package io.storebridge.workflow.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;

/**
 * Which element of an old version becomes which of the newest: what the engine finds equal, what has the same id and type
 * elsewhere in the diagram, and what the caller maps. What the engine refuses is left out, and why is kept.
 *
 * <p>Timers keep their due dates. Messages, signals and conditions are those of the newest version from then on.
 */
class Plan {

    private final Diagram source;
    private final Diagram target;
    private final Map<String, String> targets = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Set<String> renewed = new HashSet<>();
    private final MigrationPlan plan;

    Plan(RuntimeService runtime, Diagram source, Diagram target, Map<String, String> map) {
        this.source = source;
        this.target = target;
        builder(runtime).mapEqualActivities().build().getInstructions().forEach(this::take);
        for (String id : source.idsThatInstancesCanStandAt()) {
            if (!targets.containsKey(id) && target.has(id) && source.kind(id).equals(target.kind(id))) {
                put(id, id);
            }
        }
        map.forEach((from, to) -> {
            if (source.has(from)) {
                put(from, to);
            }
        });
        this.plan = build(runtime);
    }

    private void take(MigrationInstruction instruction) {
        targets.put(instruction.getSourceActivityId(), instruction.getTargetActivityId());
        if (source.waitsByName(instruction.getSourceActivityId())) {
            renewed.add(instruction.getSourceActivityId());
        }
    }

    private void put(String from, String to) {
        targets.put(from, to);
        if (source.waitsByName(from)) {
            renewed.add(from);
        }
        if (source.isRepeated(from) && target.isRepeated(to)) {
            targets.put(from + Diagram.REPETITIONS, to + Diagram.REPETITIONS);
        }
    }

    private MigrationPlan build(RuntimeService runtime) {
        while (true) {
            MigrationPlanBuilder builder = builder(runtime);
            targets.forEach((from, to) -> {
                MigrationInstructionBuilder instruction = builder.mapActivities(from, to);
                if (renewed.contains(from)) {
                    instruction.updateEventTrigger();
                }
            });
            try {
                return builder.build();
            } catch (MigrationPlanValidationException e) {
                leaveOut(e);
            }
        }
    }

    /** At least one less each time, so this ends. */
    private void leaveOut(MigrationPlanValidationException e) {
        List<MigrationInstructionValidationReport> reports =
                e.getValidationReport().getInstructionReports();
        if (reports.isEmpty()) {
            throw e;
        }
        for (MigrationInstructionValidationReport report : reports) {
            String id = report.getMigrationInstruction().getSourceActivityId();
            boolean onlyTheTrigger =
                    report.getFailures().stream().allMatch(failure -> failure.startsWith(EngineWords.NO_TRIGGER));
            if (onlyTheTrigger) {
                renewed.remove(id);
            } else {
                refused.put(id, refusal(id, targets.remove(id), report.getFailures()));
            }
        }
    }

    private String refusal(String from, String to, List<String> failures) {
        String kinds = differentKinds(from, to);
        return kinds == null ? EngineWords.of(failures) : kinds;
    }

    /** Null when they are of one kind. */
    private String differentKinds(String from, String to) {
        String before = source.kind(from);
        String now = target.kind(to);
        if (before.equals(now)) {
            return null;
        }
        return from.equals(to)
                ? "It is a %s in the old version and a %s in the newest".formatted(before, now)
                : "It is a %s, and %s in the newest version is a %s".formatted(before, to, now);
    }

    private MigrationPlanBuilder builder(RuntimeService runtime) {
        return runtime.createMigrationPlan(
                source.definition().getId(), target.definition().getId());
    }

    MigrationPlan forEngine() {
        return plan;
    }

    Diagram source() {
        return source;
    }

    Diagram target() {
        return target;
    }

    /** What becomes of it; null when it does not move. */
    String targetOf(String id) {
        return targets.get(id);
    }

    /** What the engine found against moving an instance. */
    List<Reason> reasons(MigratingProcessInstanceValidationReport report) {
        List<Reason> reasons = new ArrayList<>();
        report.getFailures().forEach(failure -> reasons.add(new Reason(null, null, EngineWords.of(failure))));
        report.getActivityInstanceReports()
                .forEach(activity -> reasons.add(reason(activity.getSourceScopeId(), activity.getFailures())));
        report.getTransitionInstanceReports()
                .forEach(transition -> reasons.add(reason(transition.getSourceScopeId(), transition.getFailures())));
        return reasons.stream().distinct().toList();
    }

    private Reason reason(String id, List<String> failures) {
        boolean unmapped = failures.stream().anyMatch(failure -> failure.startsWith(EngineWords.NO_INSTRUCTION));
        return source.reason(id, unmapped ? whyUnmapped(id) : EngineWords.of(failures));
    }

    private String whyUnmapped(String id) {
        if (refused.containsKey(id)) {
            return refused.get(id);
        }
        if (!target.has(id)) {
            return "The newest version has no element with this id; when another one takes its place, say which (map)";
        }
        String kinds = differentKinds(id, id);
        return kinds == null ? "Instances at this kind of element cannot be moved by the engine" : kinds;
    }

    /** Timers and messages beside the way that end with the move or begin with it. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (String id : source.idsOfSideEvents()) {
            if (!targets.containsKey(id)) {
                notes.add("%s (%s) is not waited for any more after the move: %s"
                        .formatted(source.element(id).label(), id, decapitalised(whyUnmapped(id))));
            }
        }
        for (String id : target.idsOfSideEvents()) {
            if (!targets.containsValue(id)) {
                notes.add("%s (%s) is waited for from the move on%s"
                        .formatted(
                                target.element(id).label(),
                                id,
                                target.waitsForTime(id) ? "; its time begins with the move" : ""));
            }
        }
        return notes;
    }

    private static String decapitalised(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
