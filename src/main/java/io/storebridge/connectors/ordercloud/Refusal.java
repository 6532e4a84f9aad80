package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.Util;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** OrderCloud's no (4xx): the first of its errors. What it means for the operation, the connector says. */
final class Refusal extends RuntimeException {

    private static final int LONGEST_DETAIL = 2000;

    private final int status;
    private final String code;
    private final String objectType;
    private final String detail;

    private Refusal(int status, JsonNode error, String detail) {
        super(error.path("Message").asText("no reason given"));
        this.status = status;
        this.code = error.path("ErrorCode").asText("");
        this.objectType = error.path("Data").path("ObjectType").asText("");
        this.detail = detail;
    }

    static RuntimeException of(String system, ObjectMapper json, Response response) {
        Failure general = HttpFailures.of(system, response);
        return general != null ? general : read(json, response);
    }

    private static Refusal read(ObjectMapper json, Response response) {
        String text = "";
        try {
            text = new String(Util.toByteArray(response.body().asInputStream()), StandardCharsets.UTF_8);
            return new Refusal(
                    response.status(), json.readTree(text).path("Errors").path(0), detail(response, text));
        } catch (IOException e) {
            return new Refusal(response.status(), json.createObjectNode(), detail(response, text));
        }
    }

    private static String detail(Response response, String text) {
        String cut = text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
        return response.request().httpMethod() + " answered " + response.status() + ": " + cut;
    }

    boolean isMissing(String type) {
        return status == 404 && objectType.equals(type);
    }

    boolean isMissing() {
        return status == 404;
    }

    String code() {
        return code;
    }

    /** OrderCloud's own words, with its codes. */
    String detail() {
        return detail;
    }
}
