package io.storebridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.storebridge.operations.RealTimeProperties;
import io.storebridge.workflow.ProcessDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The last good answer of each workflow in real time to each request, as long as it is young enough to stand in. */
@Component
class LastAnswers {

    private final ObjectMapper json = new ObjectMapper();
    private final Cache<Question, Kept> kept;

    private record Question(String definitionId, String sha256) {}

    private record Kept(byte[] output, Instant asOf) {}

    record Answer(ObjectNode output, Instant asOf) {}

    LastAnswers(RealTimeProperties properties, MeterRegistry meters) {
        kept = Caffeine.newBuilder()
                .expireAfterWrite(properties.staleFor())
                .maximumWeight(properties.staleBytes())
                .weigher((Question question, Kept answer) -> answer.output.length + 200)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, kept, "real-time-answers");
    }

    void keep(ProcessDescription process, Body request, Answer answer) {
        try {
            kept.put(
                    new Question(process.definitionId(), request.sha256()),
                    new Kept(json.writeValueAsBytes(answer.output), answer.asOf));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer is no longer true. */
    void forget(ProcessDescription process, Body request) {
        kept.invalidate(new Question(process.definitionId(), request.sha256()));
    }

    Optional<Answer> find(ProcessDescription process, Body request) {
        Kept answer = kept.getIfPresent(new Question(process.definitionId(), request.sha256()));
        if (answer == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Answer((ObjectNode) json.readTree(answer.output), answer.asOf));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
