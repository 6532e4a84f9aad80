package io.storebridge.workflow;

import io.storebridge.commerce.Failure;
import io.storebridge.operations.OperationDefinition;
import io.storebridge.recording.Recorded;
import io.storebridge.workflow.dryrun.RecordedRun;
import io.storebridge.workflow.dryrun.Trace;
import java.util.List;
import java.util.Map;

/** Answers calls of one played run from its recording, and notes them in its trace. Nothing outside is called. */
final class DryRunAnswers {

    private final RecordedRun run;
    private final Trace trace;

    /** The way of the run ends at a call that nobody has made before. */
    static final class NoAnswer extends RuntimeException {
        private NoAnswer(String message) {
            super(message, null, false, false);
        }
    }

    DryRunAnswers(RecordedRun run, Trace trace) {
        this.run = run;
        this.trace = trace;
    }

    /**
     * @throws Failure.Rejected when the other system had said no
     * @throws NoAnswer when there is no answer
     */
    Object call(
            OperationDefinition operation, String process, String activity, String label, Map<String, Object> inputs) {
        Recorded answer = run.answer(process, activity, operation.id(), inputs).orElse(null);
        if (answer == null) {
            throw new NoAnswer("would call %s with %s, and no answer is recorded".formatted(operation.id(), inputs));
        }
        trace.call(activity, label, operation.id(), inputs);
        run.use(answer);
        if (answer.outcome().equals("rejected") && answer.answer() instanceof Map<?, ?> failure) {
            throw rejected(failure);
        }
        return answer.answer();
    }

    private static Failure.Rejected rejected(Map<?, ?> failure) {
        List<Failure.Field> fields = failure.get("fields") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(Map.class::cast)
                        .map(field -> new Failure.Field(text(field.get("pointer")), text(field.get("message"))))
                        .toList()
                : List.of();
        return new Failure.Rejected(
                text(failure.get("code")),
                text(failure.get("message")),
                fields,
                failure.get("detail") == null ? null : text(failure.get("detail")));
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
