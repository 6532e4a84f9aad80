package io.storebridge.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.Util;
import io.storebridge.commerce.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureClientTest {

    @Test
    void whatWasNeverSentIsUnavailableAlsoForAWrite() {
        assertThat(failure(Request.HttpMethod.POST, new ConnectException())).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure(Request.HttpMethod.PUT, new UnknownHostException())).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void whatWasSentAndNotAnsweredIsUnknownForAWriteOnly() {
        assertThat(failure(Request.HttpMethod.POST, new SocketTimeoutException()))
                .isInstanceOf(Failure.Unknown.class);
        assertThat(failure(Request.HttpMethod.DELETE, new IOException())).isInstanceOf(Failure.Unknown.class);
        assertThat(failure(Request.HttpMethod.GET, new SocketTimeoutException()))
                .isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut off");
            }
        };
        assertThat(catchThrowableOfType(Failure.class, () -> execute(Request.HttpMethod.POST, broken)))
                .isInstanceOf(Failure.Unknown.class);
    }

    @Test
    void aByteOrderMarkIsLeftOut() throws Exception {
        InputStream marked = new ByteArrayInputStream("\uFEFF{\"Errors\":[]}".getBytes(StandardCharsets.UTF_8));
        Response response = execute(Request.HttpMethod.GET, marked);
        assertThat(new String(Util.toByteArray(response.body().asInputStream()), StandardCharsets.UTF_8))
                .isEqualTo("{\"Errors\":[]}");
    }

    private static Response execute(Request.HttpMethod method, InputStream body) {
        Client client = (request, options) -> Response.builder()
                .status(200)
                .headers(Map.of())
                .request(request)
                .body(body, null)
                .build();
        return new FailureClient("X", client).execute(request(method), new Request.Options());
    }

    private static Failure failure(Request.HttpMethod method, IOException e) {
        Client client = (request, options) -> {
            throw e;
        };
        return catchThrowableOfType(
                Failure.class, () -> new FailureClient("X", client).execute(request(method), new Request.Options()));
    }

    private static Request request(Request.HttpMethod method) {
        return Request.create(method, "http://x/y", Map.of(), null, null, null);
    }
}
