package io.storebridge.workflow.dryrun;

import io.storebridge.recording.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What was recorded of a real run and of the runs that it called; it is played once, hence the answers that are used up. */
public final class RecordedRun {

    private static final Set<String> ANSWERS = Set.of("done", "rejected");

    private final Recorded start;
    private final List<Recorded> answers;
    private final List<Event> events = new ArrayList<>();
    private final Set<Recorded> used = new HashSet<>();

    /**
     * Something that came from outside.
     *
     * @param name the element of a task or timer, or the message
     * @param document what the task was completed with, or the message
     */
    public record Event(Kind kind, Instant at, String name, Object document) {

        public enum Kind {
            task,
            message,
            timer
        }
    }

    /** @param timers those that have fired */
    public RecordedRun(Recorded start, List<Recorded> entries, List<Event> timers) {
        this.start = start;
        answers = entries.stream()
                .filter(entry -> entry.kind() == Recorded.Kind.call && ANSWERS.contains(entry.outcome()))
                .toList();
        for (Recorded entry : entries) {
            if (entry.kind() == Recorded.Kind.task) {
                events.add(new Event(Event.Kind.task, entry.at(), entry.activity(), entry.input()));
            } else if (entry.kind() == Recorded.Kind.message) {
                events.add(new Event(Event.Kind.message, entry.at(), entry.name(), entry.input()));
            }
        }
        events.addAll(timers);
        events.sort(Comparator.comparing(Event::at));
    }

    public Recorded start() {
        return start;
    }

    /** What has come from outside and was not played yet, in the order in which it came. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    public void played(Event event) {
        events.remove(event);
    }

    /**
     * The answer to a call: the next one that the same step got (of several, the one to the same inputs), else any answer of
     * the operation to the same inputs, also a second time.
     */
    public Optional<Recorded> answer(String process, String activity, String operation, Map<String, Object> inputs) {
        Predicate<Recorded> sameOperation = answer -> operation.equals(answer.name());
        Predicate<Recorded> sameStep = sameOperation
                .and(answer -> activity.equals(answer.activity()) && process.equals(answer.process()))
                .and(answer -> !used.contains(answer));
        Predicate<Recorded> sameInputs =
                answer -> Diff.between(answer.input(), inputs).isEmpty();
        return find(sameStep.and(sameInputs))
                .or(() -> find(sameStep))
                .or(() -> find(sameOperation.and(sameInputs).and(answer -> !used.contains(answer))))
                .or(() -> find(sameOperation.and(sameInputs)));
    }

    private Optional<Recorded> find(Predicate<Recorded> fits) {
        return answers.stream().filter(fits).findFirst();
    }

    public void use(Recorded answer) {
        used.add(answer);
    }
}
