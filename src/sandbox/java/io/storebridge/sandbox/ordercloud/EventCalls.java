package io.storebridge.sandbox.ordercloud;

import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Posts signed bodies to whoever subscribed. Faults and journal know it as {@link #SYSTEM}: refuse and error lose the call,
 * drop-response loses the answer to it.
 */
final class EventCalls {

    static final String SYSTEM = "ordercloud-events";

    private final Faults faults;
    private final Journal journal;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    EventCalls(Faults faults, Journal journal) {
        this.faults = faults;
        this.journal = journal;
    }

    /** @param status 0 when there was no answer */
    record Answer(int status, String body) {

        boolean isGood() {
            return status / 100 == 2;
        }
    }

    static String signature(String key, String body) {
        byte[] hash = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(body.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }

    Answer post(String url, String key, String body) {
        String text = "POST " + url + " " + body;
        Fault delay = faults.strike(SYSTEM, Fault.Kind.LATENCY, text);
        if (delay != null) {
            pause(delay.millis());
        }
        Fault lost = faults.strike(SYSTEM, Fault.Kind.REFUSE, text);
        lost = lost != null ? lost : faults.strike(SYSTEM, Fault.Kind.ERROR, text);
        Instant began = Instant.now();
        Answer answer = lost != null ? new Answer(0, "") : send(url, key, body);
        Fault forgotten = lost != null ? null : faults.strike(SYSTEM, Fault.Kind.DROP_RESPONSE, text);
        note(url, body, began, answer, lost != null ? lost : forgotten);
        return forgotten != null ? new Answer(0, "") : answer;
    }

    private Answer send(String url, String key, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("x-oc-hash", signature(key, body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException | IllegalArgumentException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "");
        }
    }

    private void note(String url, String body, Instant at, Answer answer, Fault fault) {
        journal.add(new Journal.Entry(
                0,
                at,
                SYSTEM,
                "POST",
                url,
                Map.of(),
                body,
                answer.status == 0 ? null : answer.status,
                fault == null ? "delivered" : "fault",
                answer.body.isEmpty() ? null : answer.body,
                null,
                Duration.between(at, Instant.now()).toMillis(),
                fault == null ? null : fault.kind().wireName()));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
