package io.storebridge.migrations;

import io.storebridge.workflow.migration.MigrationReport;
import io.storebridge.workflow.migration.MigrationResult;
import io.storebridge.workflow.migration.Reason;
import io.storebridge.workflow.migration.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reports and results as text for people. */
final class MigrationText {

    private static final Map<Verdict, String> WORDS = Map.of(
            Verdict.movable, "can move",
            Verdict.later, "later",
            Verdict.blocked, "cannot move",
            Verdict.gone, "not there",
            Verdict.current, "nothing to do");

    private MigrationText() {}

    static String of(MigrationReport report) {
        StringBuilder text = new StringBuilder();
        if (report.versions().isEmpty()) {
            return "%s: nothing runs on a version before %d\n".formatted(report.process(), report.newest());
        }
        for (MigrationReport.Version version : report.versions()) {
            text.append("%s: %d on version %d; to version %d can move %d, later %d, cannot %d\n"
                    .formatted(
                            report.process(),
                            version.instances(),
                            version.version(),
                            report.newest(),
                            version.movable(),
                            version.later(),
                            version.blocked()));
            for (MigrationReport.Position position : version.positions()) {
                text.append("  %d at %s: %s\n"
                        .formatted(position.instances(), at(position.at()), WORDS.get(position.verdict())));
                reasons(text, position.reasons());
            }
            version.notes().forEach(note -> text.append("  Note: %s\n".formatted(note)));
        }
        return text.toString();
    }

    static String of(MigrationResult result) {
        StringBuilder text = new StringBuilder("%s to version %d: %d %s, %d not\n"
                .formatted(
                        result.process(),
                        result.newest(),
                        result.moved().size(),
                        result.dryRun() ? "would move" : "moved",
                        result.notMoved().size()));
        result.moved()
                .forEach(instance -> text.append("  %s from version %d, at %s\n"
                        .formatted(name(instance), instance.version(), at(instance.at()))));
        for (MigrationResult.Instance instance : result.notMoved()) {
            text.append(
                    "  %s, at %s: %s\n".formatted(name(instance), at(instance.at()), WORDS.get(instance.verdict())));
            reasons(text, instance.reasons());
        }
        return text.toString();
    }

    private static void reasons(StringBuilder text, List<Reason> reasons) {
        for (Reason reason : reasons) {
            text.append("    %s%s\n"
                    .formatted(
                            reason.element() == null ? "" : "%s (%s): ".formatted(reason.label(), reason.element()),
                            reason.reason()));
        }
    }

    private static String name(MigrationResult.Instance instance) {
        return instance.businessId() == null
                ? instance.id()
                : "%s (%s)".formatted(instance.businessId(), instance.id());
    }

    private static String at(List<MigrationReport.Element> at) {
        return at.isEmpty()
                ? "no element"
                : at.stream()
                        .map(element -> "%s (%s)".formatted(element.label(), element.id()))
                        .collect(Collectors.joining(" and "));
    }
}
