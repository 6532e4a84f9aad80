package io.storebridge.workflow.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.workflow.dryrun.Difference.Kind;
import io.storebridge.workflow.dryrun.Trace.Passed;
import io.storebridge.workflow.dryrun.Trace.Stop;
import io.storebridge.workflow.dryrun.Trace.StopKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the way of a run differs from the one before, the cause first. What comes again and again is compared time by time. What
 * the run no longer comes to because it now waits, or cannot go on, is no difference of its own.
 */
final class Differences {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FIELDS = 10;
    private static final int MOST_CHARACTERS = 80;

    private final Trace before;
    private final Trace after;
    private final List<Difference> found = new ArrayList<>();

    private Differences(Trace before, Trace after) {
        this.before = before;
        this.after = after;
    }

    static List<Difference> between(Trace before, Trace after) {
        Differences differences = new Differences(before, after);
        differences.compareWays();
        differences.compareStops();
        differences.found.sort(Comparator.comparingInt(Difference::position));
        return differences.found;
    }

    private void compareWays() {
        Map<String, List<Passed>> left = new LinkedHashMap<>();
        before.passed()
                .forEach(passed -> left.computeIfAbsent(passed.kind() + passed.place(), place -> new ArrayList<>())
                        .add(passed));
        List<Passed> added = new ArrayList<>();
        for (Passed now : after.passed()) {
            List<Passed> same = left.getOrDefault(now.kind() + now.place(), List.of());
            if (same.isEmpty()) {
                added.add(now);
            } else {
                compare(same.remove(0), now);
            }
        }
        List<Passed> removed = new ArrayList<>();
        left.values().forEach(removed::addAll);
        pairMovedCalls(removed, added);
        added.forEach(this::add);
        if (!isCutShort()) {
            removed.forEach(this::remove);
        }
    }

    /** A step that was drawn anew, under another id, makes the same call. */
    private void pairMovedCalls(List<Passed> removed, List<Passed> added) {
        for (Iterator<Passed> news = added.iterator(); news.hasNext(); ) {
            Passed now = news.next();
            removed.stream()
                    .filter(was -> was.kind() == Trace.Kind.call
                            && now.kind() == Trace.Kind.call
                            && was.name().equals(now.name()))
                    .findFirst()
                    .ifPresent(was -> {
                        compare(was, now);
                        removed.remove(was);
                        news.remove();
                    });
        }
    }

    private void compare(Passed was, Passed now) {
        if (now.kind() == Trace.Kind.branch && !was.name().equals(now.name())) {
            report(
                    Kind.branch,
                    now,
                    null,
                    null,
                    was.name(),
                    now.name(),
                    "gateway %s takes '%s' instead of '%s'".formatted(where(now), now.name(), was.name()));
        }
        if (now.kind() == Trace.Kind.decision) {
            List<Diff> diffs = Diff.between(was.document(), now.document());
            if (!diffs.isEmpty()) {
                report(
                        Kind.decision,
                        now,
                        null,
                        null,
                        was.document(),
                        now.document(),
                        "decision %s gives %s instead of %s"
                                .formatted(now.name(), words(now.document()), words(was.document())));
            }
        }
        if (now.kind() == Trace.Kind.call) {
            Diff.between(was.document(), now.document()).stream()
                    .limit(MOST_FIELDS)
                    .forEach(diff -> report(
                            Kind.callChanged,
                            now,
                            now.name(),
                            diff.pointer(),
                            diff.was(),
                            diff.now(),
                            "%s at %s is called with another value: %s %s instead of %s"
                                    .formatted(
                                            now.name(),
                                            where(now),
                                            diff.pointer(),
                                            words(diff.now()),
                                            words(diff.was()))));
        }
    }

    private void add(Passed now) {
        if (now.kind() == Trace.Kind.task) {
            report(Kind.taskAdded, now, null, null, null, null, "a person is now asked at " + where(now));
        } else if (now.kind() == Trace.Kind.call) {
            report(
                    Kind.callAdded,
                    now,
                    now.name(),
                    null,
                    null,
                    now.document(),
                    "%s is now called at %s with %s".formatted(now.name(), where(now), words(now.document())));
        }
    }

    private void remove(Passed was) {
        if (was.kind() == Trace.Kind.task) {
            report(Kind.taskRemoved, was, null, null, null, null, "nobody is asked any more at " + where(was));
        } else if (was.kind() == Trace.Kind.call) {
            report(
                    Kind.callRemoved,
                    was,
                    was.name(),
                    null,
                    was.document(),
                    null,
                    "%s is no longer called at %s".formatted(was.name(), where(was)));
        }
    }

    private void compareStops() {
        for (Stop stop : after.stops()) {
            if (before.stopsLike(stop) || isAskedAnew(stop)) {
                continue;
            }
            Kind kind =
                    switch (stop.kind()) {
                        case error -> Kind.error;
                        case noAnswer -> Kind.noAnswer;
                        default -> Kind.ending;
                    };
            String was = String.join("; ", before.endings());
            String words = Trace.words(stop);
            String text = kind == Kind.ending && !was.isEmpty() ? "%s; before it %s".formatted(words, was) : words;
            found.add(new Difference(
                    kind,
                    stop.element(),
                    stop.label(),
                    null,
                    null,
                    was,
                    words,
                    text,
                    after.passed().size()));
        }
    }

    /** Then that it waits there is said already. */
    private boolean isAskedAnew(Stop stop) {
        return stop.kind() == StopKind.person
                && found.stream()
                        .anyMatch(difference -> difference.kind() == Kind.taskAdded
                                && difference.element().equals(stop.element()));
    }

    private boolean isCutShort() {
        return after.stops().stream().anyMatch(stop -> stop.kind() != StopKind.end && !before.stopsLike(stop));
    }

    private void report(Kind kind, Passed at, String operation, String pointer, Object was, Object now, String text) {
        int position = after.passed().indexOf(at);
        found.add(new Difference(
                kind,
                at.element(),
                at.label(),
                operation,
                pointer,
                was,
                now,
                text,
                position < 0 ? Integer.MAX_VALUE : position));
    }

    private static String where(Passed passed) {
        return Difference.quoted(passed.element(), passed.label());
    }

    static String words(Object document) {
        try {
            String json = document == null ? "nothing" : JSON.writeValueAsString(document);
            return json.length() <= MOST_CHARACTERS ? json : json.substring(0, MOST_CHARACTERS) + "...";
        } catch (JsonProcessingException e) {
            return String.valueOf(document);
        }
    }
}
