package io.storebridge.connectors.rest;

import feign.Request;
import feign.Response;
import feign.Util;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Rest;
import io.storebridge.connectors.http.HttpFailures;
import io.storebridge.operations.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a service's answer means. */
final class AnswerReader {

    private static final List<String> TOLD =
            List.of("Content-Type", "Location", "ETag", "Last-Modified", "Retry-After");
    private static final int DETAIL = 2000;

    private AnswerReader() {}

    static Rest.Answer read(String system, Response response, Expected expected, Secrets secrets) {
        int status = response.status();
        Map<String, String> headers = headers(response, secrets);
        String text = secrets.blot(text(response));
        if (status >= 200 && status < 300 || expected.has(status)) {
            return new Rest.Answer(status, headers, body(system, response, headers, text));
        }
        Failure general = HttpFailures.of(system, response);
        if (general != null) {
            throw general;
        }
        if (status == 403 || status == 407) {
            throw new Failure.Unavailable(system + " does not let us in (status " + status + ").", null);
        }
        throw refusal(system, status, text);
    }

    private static Failure.Rejected refusal(String system, int status, String text) {
        String detail = "Status " + status + (text.isBlank() ? "" : ": " + text);
        if (detail.length() > DETAIL) {
            detail = detail.substring(0, DETAIL) + "...";
        }
        if (status == 404 || status == 410) {
            return new Failure.Rejected(ErrorCodes.NOT_FOUND, system + " has nothing there.", List.of(), detail);
        }
        String message = status < 400
                ? system + " answers with status " + status + ", which is not followed: its address may have changed."
                : system + " refused the request.";
        return new Failure.Rejected(ErrorCodes.REFUSED, message, List.of(), detail);
    }

    /** A service that says it did it and then answers in garbled JSON: a read is tried again, a write is asked about. */
    private static Object body(String system, Response response, Map<String, String> headers, String text) {
        String type = headers.getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
        if (text.isBlank()) {
            return null;
        }
        if (!type.contains("json")) {
            return type.isEmpty() || type.startsWith("text/") || type.contains("xml") ? text : null;
        }
        try {
            return Documents.parse(text);
        } catch (IllegalArgumentException e) {
            String message = system + " answers with something that is not the JSON it says.";
            throw response.request().httpMethod() == Request.HttpMethod.GET
                    ? new Failure.Unavailable(message, null)
                    : new Failure.Unknown(message, null);
        }
    }

    private static Map<String, String> headers(Response response, Secrets secrets) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : TOLD) {
            response.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst()
                    .ifPresent(value -> headers.put(name, secrets.blot(value)));
        }
        return headers;
    }

    private static String text(Response response) {
        try {
            return response.body() == null
                    ? ""
                    : new String(Util.toByteArray(response.body().asInputStream()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
