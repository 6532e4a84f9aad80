package io.storebridge.connectors.http;

import java.time.Duration;

/**
 * @param connectTimeout to reach the host, and to wait for a free connection
 * @param readTimeout the longest silence of the host
 * @param maxConnections to the host at the same time
 * @param maxAnswer the longest answer, in bytes
 */
public record HttpLimits(Duration connectTimeout, Duration readTimeout, int maxConnections, int maxAnswer) {

    /** With answers of any length. */
    public HttpLimits(Duration connectTimeout, Duration readTimeout, int maxConnections) {
        this(connectTimeout, readTimeout, maxConnections, Integer.MAX_VALUE);
    }
}
