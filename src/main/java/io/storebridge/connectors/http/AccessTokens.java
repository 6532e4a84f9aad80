package io.storebridge.connectors.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Keeps a token until shortly before it expires; however many ask at once, one fetches. */
public final class AccessTokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** @param lifetime from now on */
    public record Token(String value, Duration lifetime) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Token[lifetime=" + lifetime + "]";
        }
    }

    private record Kept(String value, Instant until) {}

    private final Supplier<Token> source;
    private final Clock clock;
    private volatile Kept kept;

    /** @param source asks the system for a new token */
    public AccessTokens(Supplier<Token> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    String get() {
        Kept current = kept;
        return isFresh(current) ? current.value() : fetch();
    }

    private boolean isFresh(Kept token) {
        return token != null && clock.instant().isBefore(token.until());
    }

    private synchronized String fetch() {
        if (!isFresh(kept)) {
            Token token = source.get();
            kept = new Kept(
                    token.value(), clock.instant().plus(token.lifetime()).minus(MARGIN));
            return token.value();
        }
        return kept.value();
    }

    /** Forgets the token that the system did not accept, unless another thread has replaced it. */
    synchronized void forget(String refused) {
        if (kept != null && kept.value().equals(refused)) {
            kept = null;
        }
    }
}
