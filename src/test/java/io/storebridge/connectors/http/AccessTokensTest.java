package io.storebridge.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import io.storebridge.commerce.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
        assertThat(tokens.get()).isEqualTo("token-1");
        now = now.plusSeconds(539);
        assertThat(tokens.get()).isEqualTo("token-1");
        now = now.plusSeconds(1);
        assertThat(tokens.get()).isEqualTo("token-2");
    }

    @Test
    void aRefusedTokenIsForgottenUnlessItWasReplacedAlready() {
        String first = tokens.get();
        tokens.forget(first);
        assertThat(tokens.get()).isEqualTo("token-2");
        tokens.forget(first);
        assertThat(tokens.get()).isEqualTo("token-2");
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
