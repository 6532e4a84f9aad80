package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.Util;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Salesforce's no: an array of errors with a code each. A question has nothing in it that a person could correct, so all
 * of them are for the operator. Salesforce's own words are left out: they repeat the query with the e-mail address.
 */
final class SalesforceRefusal {

    private static final String SYSTEM = "Salesforce";

    private SalesforceRefusal() {}

    static Failure of(SalesforceProperties properties, ObjectMapper json, Response response) {
        JsonNode error = error(json, response);
        String code = error.path("errorCode").asText("");
        String message =
                switch (code) {
                    case "REQUEST_LIMIT_EXCEEDED" -> SYSTEM + " has no calls left for us today (" + code + ").";
                    case "INVALID_FIELD", "MALFORMED_QUERY", "INVALID_TYPE" ->
                        SYSTEM + " does not understand our query (" + code + "). "
                                + advice(properties, error.path("message").asText(""));
                    case "NOT_FOUND" ->
                        SYSTEM + " has no such address (" + code + "). Check storebridge.salesforce.api-version ("
                                + properties.apiVersion() + ").";
                    default -> null;
                };
        if (message != null) {
            return new Failure.Unavailable(message, null);
        }
        Failure general = HttpFailures.of(SYSTEM, response);
        return general != null
                ? general
                : new Failure.Unavailable(
                        SYSTEM + " refused with status " + response.status() + " "
                                + (code.matches("[A-Z_]{1,80}") ? code : "and no code") + ".",
                        null);
    }

    /** Which setting names the field that Salesforce does not know; a field that is hidden from our user is unknown too. */
    private static String advice(SalesforceProperties properties, String message) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("customer-field", properties.customerField());
        settings.put("role-field", properties.roleField());
        settings.put("active-field", properties.activeField());
        StringBuilder named = new StringBuilder();
        StringBuilder all = new StringBuilder();
        settings.forEach((name, field) -> {
            String setting = "storebridge.salesforce." + name + " (" + field + ")";
            all.append(all.isEmpty() ? "" : ", ").append(setting);
            if (!field.isEmpty() && message.contains("'" + field + "'")) {
                named.append(named.isEmpty() ? "" : ", ").append(setting);
            }
        });
        return "Check " + (named.isEmpty() ? all : named)
                + ": the field must exist and our user must be allowed to read it.";
    }

    private static JsonNode error(ObjectMapper json, Response response) {
        try {
            byte[] body = response.body() == null
                    ? new byte[0]
                    : Util.toByteArray(response.body().asInputStream());
            JsonNode errors = json.readTree(new String(body, StandardCharsets.UTF_8));
            return errors == null ? json.createObjectNode() : errors.path(0);
        } catch (IOException e) {
            // an answer that is not JSON has no code; the status has to do
            return json.createObjectNode();
        }
    }
}
