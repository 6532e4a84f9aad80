package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Delivers events, signed, until they are taken: a few times with growing pauses, and from the start after a restart. Faults
 * and journal know it as {@link #SYSTEM}: refuse and error lose the delivery, drop-response loses the answer to it.
 */
final class Webhooks {

    static final String SYSTEM = "stripe-webhooks";

    private static final long[] PAUSES_MILLIS = {250, 1_000, 3_000, 10_000, 30_000, 60_000};

    private final EventLog events;
    private final HmacUtils secret;
    private final Faults faults;
    private final Journal journal;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, SYSTEM);
        thread.setDaemon(true);
        return thread;
    });
    private volatile URI target;

    Webhooks(EventLog events, String secret, Faults faults, Journal journal) {
        this.events = events;
        this.secret = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret);
        this.faults = faults;
        this.journal = journal;
    }

    /** @param url null for nowhere: what happens from now on is not reported */
    void to(String url) {
        target = url == null ? null : URI.create(url);
        events.registered(url != null);
        wake();
    }

    /** Looks for events to deliver. */
    void wake() {
        if (target == null || threads.isShutdown()) {
            return;
        }
        for (String id : events.pending()) {
            if (underWay.add(id)) {
                threads.execute(() -> attempt(id, 0));
            }
        }
    }

    private void attempt(String id, int attempt) {
        try {
            if (deliver(id, Instant.now()) / 100 == 2) {
                events.delivered(id);
                underWay.remove(id);
            } else if (attempt < PAUSES_MILLIS.length) {
                threads.schedule(() -> attempt(id, attempt + 1), PAUSES_MILLIS[attempt], TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException e) {
            if (!threads.isShutdown()) {
                throw e;
            }
        }
    }

    /**
     * Sends the event now, whether or not it was delivered before.
     *
     * @param signedAt the time in the signature
     * @return the answer's status; 0 when there was none
     */
    int deliver(String id, Instant signedAt) {
        URI to = target;
        ObjectNode event = events.find(id);
        if (to == null || event == null) {
            return 0;
        }
        String body = Json.write(StripeObjects.shown(event));
        String text = "POST " + to.getPath() + " " + body;
        Fault delay = faults.strike(SYSTEM, Fault.Kind.LATENCY, text);
        if (delay != null) {
            pause(delay.millis());
        }
        Fault lost = faults.strike(SYSTEM, Fault.Kind.REFUSE, text);
        lost = lost != null ? lost : faults.strike(SYSTEM, Fault.Kind.ERROR, text);
        Instant began = Instant.now();
        int status = lost != null ? 0 : send(to, body, signature(body, signedAt));
        Fault forgotten = lost != null ? null : faults.strike(SYSTEM, Fault.Kind.DROP_RESPONSE, text);
        note(to, body, began, status, lost != null ? lost : forgotten);
        return forgotten != null ? 0 : status;
    }

    String signature(String body, Instant at) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1=" + secret.hmacHex(seconds + "." + body);
    }

    private int send(URI to, String body, String signature) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void note(URI to, String body, Instant at, int status, Fault fault) {
        journal.add(new Journal.Entry(
                0,
                at,
                SYSTEM,
                "POST",
                to.toString(),
                Map.of(),
                body,
                status == 0 ? null : status,
                fault == null ? "delivered" : "fault",
                null,
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

    void close() {
        threads.shutdownNow();
    }
}
