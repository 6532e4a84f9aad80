package io.storebridge.workflow.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storebridge.recording.Recorded;
import io.storebridge.workflow.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would go otherwise with the edited files.
 *
 * @param asked how many recorded runs were asked for
 * @param found how many there are of them
 * @param played how many were played; fewer when the time was over
 * @param changed how many of them go another way, {@code failed} included
 * @param failed how many of them end with an error that is new
 * @param incomplete how many recordings lack answers also for the files in force; they are compared as far as they go
 * @param notPlayable how many do not even run with the files in force, and were not compared
 * @param files the files that differ from those in force; {@code notRun}: those of them that a dry run does not run
 * @param findings what the checks of files say (warnings; with errors there is no dry run)
 * @param summary the groups as sentences
 */
public record DryRunReport(
        String process,
        int asked,
        int found,
        int played,
        int changed,
        int failed,
        int incomplete,
        int notPlayable,
        boolean timeOver,
        List<String> files,
        List<String> notRun,
        List<Finding> findings,
        List<String> summary,
        List<Group> groups,
        List<Path> paths) {

    private static final int MOST_EXAMPLES = 20;

    /** @param example the first one; other runs may have other values. {@code runs}: the ids of some */
    @Schema(name = "DryRunGroup")
    public record Group(int count, Difference example, List<String> runs) {}

    public enum Result {
        same,
        changed,
        failed,
        notPlayable
    }

    /**
     * One run.
     *
     * @param id its business id
     * @param before where it ended with the files in force; {@code after}: with the edited ones
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "DryRunPath")
    public record Path(
            String id,
            Instant startedAt,
            Result result,
            boolean incomplete,
            List<String> before,
            List<String> after,
            List<Difference> differences) {

        public static Path of(Recorded start, Trace before, Trace after) {
            List<Difference> differences = before.hasError() ? List.of() : Differences.between(before, after);
            return new Path(
                    start.businessId() == null ? start.instanceId() : start.businessId(),
                    start.at(),
                    result(before, differences),
                    before.lacksAnswers(),
                    before.endings(),
                    after.endings(),
                    differences);
        }

        private static Result result(Trace before, List<Difference> differences) {
            if (before.hasError()) {
                return Result.notPlayable;
            }
            if (differences.stream().anyMatch(difference -> difference.kind() == Difference.Kind.error)) {
                return Result.failed;
            }
            return differences.isEmpty() ? Result.same : Result.changed;
        }
    }

    public static DryRunReport of(
            String process,
            int asked,
            int found,
            List<String> files,
            List<String> notRun,
            List<Finding> findings,
            List<Path> paths) {
        List<Group> groups = groups(paths);
        int failed = count(paths, Result.failed);
        int changed = count(paths, Result.changed) + failed;
        int incomplete = (int) paths.stream().filter(Path::incomplete).count();
        int notPlayable = count(paths, Result.notPlayable);
        List<String> summary = new ArrayList<>();
        summary.add("%d of %d runs of %s go another way, %d with an error"
                .formatted(changed, paths.size(), process, failed));
        groups.forEach(group ->
                summary.add("%d: %s".formatted(group.count(), group.example().text())));
        if (incomplete > 0) {
            summary.add("%d recordings lack answers and were compared as far as they go".formatted(incomplete));
        }
        if (notPlayable > 0) {
            summary.add("%d do not run with the files in force either and were not compared".formatted(notPlayable));
        }
        if (paths.size() < found) {
            summary.add(
                    "The time was over: %d of %d recorded runs were not played".formatted(found - paths.size(), found));
        }
        if (!notRun.isEmpty()) {
            summary.add("A dry run does not run these files: " + String.join(", ", notRun));
        }
        return new DryRunReport(
                process,
                asked,
                found,
                paths.size(),
                changed,
                failed,
                incomplete,
                notPlayable,
                paths.size() < found,
                files,
                notRun,
                findings,
                summary,
                groups,
                paths);
    }

    private static int count(List<Path> paths, Result result) {
        return (int) paths.stream().filter(path -> path.result() == result).count();
    }

    /** The most frequent first; a run counts once in a group. */
    private static List<Group> groups(List<Path> paths) {
        Map<String, Difference> examples = new LinkedHashMap<>();
        Map<String, List<String>> runs = new LinkedHashMap<>();
        for (Path path : paths) {
            for (Difference difference : path.differences()) {
                examples.putIfAbsent(difference.group(), difference);
                List<String> ids = runs.computeIfAbsent(difference.group(), group -> new ArrayList<>());
                if (!ids.contains(path.id())) {
                    ids.add(path.id());
                }
            }
        }
        return examples.entrySet().stream()
                .map(example -> {
                    List<String> ids = runs.get(example.getKey());
                    return new Group(
                            ids.size(),
                            example.getValue(),
                            List.copyOf(ids.subList(0, Math.min(ids.size(), MOST_EXAMPLES))));
                })
                .sorted(Comparator.comparingInt(Group::count).reversed())
                .toList();
    }

    /** For people: the summary, then each run that goes another way. */
    public String text() {
        StringBuilder text = new StringBuilder();
        summary.forEach(line -> text.append(line).append('\n'));
        findings.forEach(finding -> text.append("%s %s %s: %s %s%n"
                .formatted(
                        finding.severity(),
                        finding.file(),
                        Difference.quoted(finding.element(), finding.label()),
                        finding.message(),
                        finding.remedy())));
        for (Path path : paths) {
            if (path.result() != Result.same) {
                text.append("\n%s (%s, started %s)\n".formatted(path.id(), path.result(), path.startedAt()));
                path.differences()
                        .forEach(difference ->
                                text.append("  - ").append(difference.text()).append('\n'));
                text.append("  before: ")
                        .append(String.join("; ", path.before()))
                        .append('\n');
                text.append("  after:  ")
                        .append(String.join("; ", path.after()))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
