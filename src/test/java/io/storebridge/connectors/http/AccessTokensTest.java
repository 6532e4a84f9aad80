package io.storebridge.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Request;
import feign.Response;
import io.storebridge.commerce.Failure;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokensTest {

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final AtomicInteger fetched = new AtomicInteger();
    private final AccessTokens tokens = new AccessTokens(
            () -> new AccessTokens.Token("token-" + fetched.incrementAndGet(), Duration.ofSeconds(600)), new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    @Test
    void aTokenIsKeptUntilAMinuteBeforeItExpires() {
        assertThat(tokens.get().value()).isEqualTo("token-1");
        now = now.plusSeconds(539);
        assertThat(tokens.get().value()).isEqualTo("token-1");
        now = now.plusSeconds(1);
        assertThat(tokens.get().value()).isEqualTo("token-2");
    }

    @Test
    void aRefusedTokenIsForgottenUnlessItWasReplacedAlready() {
        AccessTokens.Token first = tokens.get();
        tokens.forget(first);
        assertThat(tokens.get().value()).isEqualTo("token-2");
        tokens.forget(first);
        assertThat(tokens.get().value()).isEqualTo("token-2");
    }

    @Test
    void whenOneFetchFailsAllWhoWaitForItFailWithIt() throws Exception {
        CountDownLatch allWait = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        AccessTokens dead = new AccessTokens(
                () -> {
                    asked.incrementAndGet();
                    awaitAll(allWait);
                    throw new Failure.Unavailable("dead", null);
                },
                Clock.systemUTC());
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 5; i++) {
            Thread thread = new Thread(() -> failures.add(catchThrowable(dead::get)));
            thread.start();
            threads.add(thread);
        }
        Awaitility.await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        allWait.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(asked).hasValue(1);
        assertThat(failures).hasSize(5).allMatch(Failure.Unavailable.class::isInstance);
        assertThat(catchThrowable(dead::get)).hasMessage("dead");
        assertThat(asked).as("the next one asks again").hasValue(2);
    }

    @Test
    void aRequestGoesToWhereItsTokenBelongs() throws Exception {
        List<Request> sent = new ArrayList<>();
        AuthorizedClient client = new AuthorizedClient(
                (request, options) -> {
                    sent.add(request);
                    return response(request.httpMethod(), 200, Map.of());
                },
                new AccessTokens(
                        () -> new AccessTokens.Token("t", Duration.ofHours(1), URI.create("https://home.example:8443")),
                        Clock.systemUTC()));
        Request request = Request.create(
                Request.HttpMethod.GET, "https://login.example/data/query?q=a%20%27b%27", Map.of(), null, null, null);
        client.execute(request, new Request.Options());
        assertThat(sent).singleElement().satisfies(one -> {
            assertThat(one.url()).isEqualTo("https://home.example:8443/data/query?q=a%20%27b%27");
            assertThat(one.headers().get("Authorization")).containsExactly("Bearer t");
        });
    }

    @Test
    void aTokenIsNotPrinted() {
        assertThat(new AccessTokens.Token("hunter2", Duration.ZERO).toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 500, Unavailable",
        "POST, 500, Unknown",
        "PUT, 502, Unknown",
        "POST, 503, Unavailable",
        "POST, 429, Unavailable",
        "PUT, 401, Unavailable"
    })
    void aStatusMeansTheSameAtEverySystem(Request.HttpMethod method, int status, String kind) {
        assertThat(HttpFailures.of("X", response(method, status, Map.of()))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void aRefusalIsLeftToEachSystem() {
        assertThat(HttpFailures.of("X", response(Request.HttpMethod.PUT, 400, Map.of())))
                .isNull();
        assertThat(HttpFailures.of("X", response(Request.HttpMethod.PUT, 409, Map.of())))
                .isNull();
    }

    @Test
    void retryAfterIsReadAsSecondsOrAsADate() {
        assertThat(retryAfter("17")).isEqualTo(Duration.ofSeconds(17));
        assertThat(retryAfter("Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(Duration.ZERO);
        assertThat(retryAfter("soon")).isNull();
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration retryAfter(String value) {
        Response response = response(Request.HttpMethod.GET, 429, Map.of("retry-after", List.of(value)));
        return ((Failure.Unavailable) HttpFailures.of("X", response)).retryAfter();
    }

    private static Response response(
            Request.HttpMethod method, int status, Map<String, java.util.Collection<String>> headers) {
        return Response.builder()
                .status(status)
                .headers(headers)
                .request(Request.create(method, "http://x", Map.of(), null, null, null))
                .build();
    }
}
