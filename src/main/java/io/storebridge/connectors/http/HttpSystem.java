package io.storebridge.connectors.http;

import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Response;
import feign.Retryer;
import feign.hc5.ApacheHttp5Client;
import feign.micrometer.MicrometerCapability;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** An outside system behind HTTP: one connection pool, from which its APIs are built. */
public final class HttpSystem implements AutoCloseable {

    /** At each use: a request into a connection that the host has closed would count as sent, its outcome unknown. */
    private static final TimeValue IDLE_BEFORE_CHECK = TimeValue.ZERO_MILLISECONDS;

    private final String name;
    private final HttpLimits limits;
    private final MeterRegistry meters;
    private final CloseableHttpClient http;
    private final Client client;

    /** @param name how failures call the system, in the words of the people who read them */
    public HttpSystem(String name, HttpLimits limits, MeterRegistry meters) {
        this.name = name;
        this.limits = limits;
        this.meters = meters;
        this.http = httpClient(limits);
        this.client = new FailureClient(name, new ApacheHttp5Client(http), limits.maxAnswer());
    }

    /** Nothing is repeated down here: whether to send again is the worker's decision. */
    private static CloseableHttpClient httpClient(HttpLimits limits) {
        Timeout connect = Timeout.of(limits.connectTimeout());
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(Timeout.of(limits.readTimeout()))
                .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
                .setTimeToLive(TimeValue.ofMinutes(5))
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(connection)
                        .setMaxConnPerRoute(limits.maxConnections())
                        .setMaxConnTotal(limits.maxConnections())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(Timeout.of(limits.readTimeout()))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    /** The system's name, for messages. */
    public String name() {
        return name;
    }

    /**
     * Sends a request that no API describes. The answer is read whole; its status is the caller's to judge.
     *
     * @throws io.storebridge.commerce.Failure when no answer came, or a longer one than it may be
     */
    public Response send(Request request) {
        try {
            return client.execute(request, options());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A builder for an API without a token. */
    public Feign.Builder api() {
        return builder(client);
    }

    /** A builder for an API whose calls carry a token. */
    public Feign.Builder api(AccessTokens tokens) {
        return builder(new AuthorizedClient(client, tokens));
    }

    private Feign.Builder builder(Client target) {
        return Feign.builder()
                .client(target)
                .retryer(Retryer.NEVER_RETRY)
                .options(options())
                .addCapability(new MicrometerCapability(meters));
    }

    private Request.Options options() {
        return new Request.Options(
                limits.connectTimeout().toMillis(),
                TimeUnit.MILLISECONDS,
                limits.readTimeout().toMillis(),
                TimeUnit.MILLISECONDS,
                false);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
