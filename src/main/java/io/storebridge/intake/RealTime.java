package io.storebridge.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storebridge.commerce.Failure;
import io.storebridge.operations.Documents;
import io.storebridge.problems.Problem;
import io.storebridge.workflow.ProcessDescription;
import io.storebridge.workflow.RealTimeRuns;
import io.storebridge.workflow.SystemDown;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Answers requests to workflows in real time. While a system is down the last good answer to the same request stands in,
 * marked as stale.
 */
@Service
class RealTime {

    private static final Logger log = LoggerFactory.getLogger(RealTime.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final RealTimeRuns runs;
    private final LastAnswers lastAnswers;
    private final MeterRegistry meters;

    RealTime(RealTimeRuns runs, LastAnswers lastAnswers, MeterRegistry meters) {
        this.runs = runs;
        this.lastAnswers = lastAnswers;
        this.meters = meters;
    }

    /**
     * @return the workflow's output with {@code stale} and {@code asOf}, the moment at which it was true
     * @throws Problem 422 when a system said no and the diagram does not deal with it; 503 when a system does not answer
     *     and no answer is recent enough to stand in
     */
    ObjectNode answer(ProcessDescription process, Body request) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "error";
        try {
            Instant asOf = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            ObjectNode output = Output.of(process, runs.run(process, Map.of("request", Documents.of(request.json()))));
            lastAnswers.keep(process, request, new LastAnswers.Answer(output, asOf));
            outcome = "fresh";
            return marked(output, false, asOf);
        } catch (SystemDown down) {
            log.warn("{}: {}", process.key(), down.getMessage());
            LastAnswers.Answer last = lastAnswers.find(process, request).orElse(null);
            outcome = last == null ? "unavailable" : "stale";
            if (last == null) {
                throw unavailable(process, down);
            }
            return marked(last.output(), true, last.asOf());
        } catch (Failure.Rejected rejected) {
            outcome = "rejected";
            lastAnswers.forget(process, request);
            throw Problem.of(rejected);
        } finally {
            sample.stop(meters.timer("storebridge.answer", "process", process.key(), "outcome", outcome));
        }
    }

    private static ObjectNode marked(ObjectNode output, boolean stale, Instant asOf) {
        return output.put("stale", stale).put("asOf", asOf.toString());
    }

    private static Problem unavailable(ProcessDescription process, SystemDown down) {
        Duration retryAfter = down.retryAfter() == null ? SOON : down.retryAfter();
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "%s does not answer in time, and %s has no recent answer to this request; try again in %d seconds"
                        .formatted(down.name(), process.key(), Math.max(1, retryAfter.toSeconds())),
                List.of(),
                Map.of("system", down.system()),
                retryAfter);
    }
}
