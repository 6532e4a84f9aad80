package io.storebridge.connectors.http;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.Util;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Arrays;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * Turns what breaks on the way into failures: not connected, or a read, is Unavailable; a write that was sent and not
 * answered is Unknown. Answers are read whole, so that a connection that breaks in the middle of one counts too.
 */
final class FailureClient implements Client {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String system;
    private final Client target;
    private final int maxAnswer;

    FailureClient(String system, Client target) {
        this(system, target, Integer.MAX_VALUE);
    }

    FailureClient(String system, Client target, int maxAnswer) {
        this.system = system;
        this.target = target;
        this.maxAnswer = maxAnswer;
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        try (Response response = target.execute(request, options)) {
            byte[] body = response.body() == null ? new byte[0] : read(response.body());
            return response.toBuilder().body(withoutMark(body)).build();
        } catch (IOException e) {
            throw failure(request, e);
        }
    }

    private byte[] read(Response.Body body) throws IOException {
        if (maxAnswer == Integer.MAX_VALUE) {
            return Util.toByteArray(body.asInputStream());
        }
        byte[] bytes = body.asInputStream().readNBytes(maxAnswer + 1);
        if (bytes.length > maxAnswer) {
            throw new Failure.Rejected(
                    ErrorCodes.REFUSED,
                    system + " answers with more than " + maxAnswer + " bytes, which is the limit.");
        }
        return bytes;
    }

    private Failure failure(Request request, IOException e) {
        if (neverSent(e)) {
            return new Failure.Unavailable(system + " cannot be reached.", e);
        }
        if (isRead(request)) {
            return new Failure.Unavailable(system + " did not answer.", e);
        }
        return new Failure.Unknown(system + " was sent the request and did not answer.", e);
    }

    private static boolean neverSent(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException;
    }

    /** A token changes nothing that matters, so asking for one counts as a read. */
    private static boolean isRead(Request request) {
        return request.httpMethod() == Request.HttpMethod.GET || request.url().endsWith("/token");
    }

    private static byte[] withoutMark(byte[] body) {
        boolean marked = body.length >= 3 && Arrays.equals(Arrays.copyOf(body, 3), BYTE_ORDER_MARK);
        return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
    }
}
