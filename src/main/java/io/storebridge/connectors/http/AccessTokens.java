package io.storebridge.connectors.http;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Keeps a token until shortly before it expires. However many ask at once, one fetches, and when that fails it has failed
 * for all of them: otherwise they would wait for a dead system one after the other.
 */
public final class AccessTokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    /**
     * @param lifetime from now on
     * @param home where requests with this token go, scheme, host and port; null: to the API's own address
     */
    public record Token(String value, Duration lifetime, URI home) {

        public Token(String value, Duration lifetime) {
            this(value, lifetime, null);
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Token[lifetime=" + lifetime + ", home=" + home + "]";
        }
    }

    private record Kept(Token token, Instant until) {}

    private final Supplier<Token> source;
    private final Clock clock;
    private volatile Kept kept;
    private CompletableFuture<Token> underway;

    /** @param source asks the system for a new token */
    public AccessTokens(Supplier<Token> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    Token get() {
        Kept current = kept;
        return isFresh(current) ? current.token() : fetch();
    }

    private boolean isFresh(Kept token) {
        return token != null && clock.instant().isBefore(token.until());
    }

    private Token fetch() {
        CompletableFuture<Token> answer;
        boolean first;
        synchronized (this) {
            if (isFresh(kept)) {
                return kept.token();
            }
            first = underway == null;
            if (first) {
                underway = new CompletableFuture<>();
            }
            answer = underway;
        }
        if (first) {
            ask(answer);
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void ask(CompletableFuture<Token> answer) {
        Token token = null;
        Throwable failure = null;
        try {
            token = source.get();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        synchronized (this) {
            underway = null;
            if (token != null) {
                kept = new Kept(token, clock.instant().plus(token.lifetime()).minus(MARGIN));
            }
        }
        if (failure == null) {
            answer.complete(token);
        } else {
            answer.completeExceptionally(failure);
        }
    }

    /** Forgets the token that the system did not accept, unless another thread has replaced it. */
    synchronized void forget(Token refused) {
        if (kept != null && kept.token().value().equals(refused.value())) {
            kept = null;
        }
    }
}
