package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Request;
import feign.Response;
import feign.Util;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Salesforce's no: an array of errors with a code each. A question has nothing in it that a person could correct, so all
 * of them are for the operator. Salesforce's own words are left out: they repeat the query with the e-mail address. A write is
 * refused for its values, which a person can see to; then Salesforce's words are the detail.
 */
final class SalesforceRefusal {

    private static final String SYSTEM = "Salesforce";

    private SalesforceRefusal() {}

    static RuntimeException of(SalesforceProperties properties, ObjectMapper json, Response response) {
        JsonNode error = error(json, response);
        String code = error.path("errorCode").asText("");
        String words = error.path("message").asText("");
        boolean write = response.request().httpMethod() != Request.HttpMethod.GET;
        if (code.equals("DUPLICATE_VALUE")) {
            return new DuplicateValue();
        }
        String message =
                switch (code) {
                    case "REQUEST_LIMIT_EXCEEDED" -> SYSTEM + " has no calls left for us today (" + code + ").";
                    case "INVALID_FIELD", "MALFORMED_QUERY", "INVALID_TYPE" ->
                        SYSTEM + " does not understand our " + (write ? "record" : "query") + " (" + code + "). "
                                + advice(properties, words, write);
                    case "INVALID_FIELD_FOR_INSERT_UPDATE",
                            "INSUFFICIENT_ACCESS_OR_READONLY",
                            "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
                            "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" ->
                        SYSTEM + " does not let our user write this (" + code + "): see to its permission set, and to"
                                + " what runs in Salesforce when a record is saved.";
                    case "UNABLE_TO_LOCK_ROW" -> SYSTEM + " is busy with the same record (" + code + ").";
                    case "NOT_FOUND" ->
                        words.contains("xternal ID")
                                ? SYSTEM + " knows no such external id (" + code + "). "
                                        + advice(properties, words, write)
                                : SYSTEM + " has no such address (" + code
                                        + "). Check storebridge.salesforce.api-version (" + properties.apiVersion()
                                        + ").";
                    default -> null;
                };
        if (message != null) {
            return new Failure.Unavailable(message, null);
        }
        Failure general = HttpFailures.of(SYSTEM, response);
        if (general == null && write && response.status() == 400 && !code.isEmpty()) {
            return refused(code, words);
        }
        return general != null
                ? general
                : new Failure.Unavailable(
                        SYSTEM + " refused with status " + response.status() + " "
                                + (code.matches("[A-Z_]{1,80}") ? code : "and no code") + ".",
                        null);
    }

    private static Failure.Rejected refused(String code, String words) {
        String message = code.equals("DUPLICATES_DETECTED")
                ? SYSTEM
                        + " holds a similar record, and its duplicate rules refuse another. Give that account the customer"
                        + " number (or that contact the account) in " + SYSTEM + ", and try again."
                : SYSTEM + " refused the record: " + words;
        return new Failure.Rejected(ErrorCodes.REFUSED, message, List.of(), code + ": " + words);
    }

    /** Which setting names the field that Salesforce does not know; a field that is hidden from our user is unknown too. */
    private static String advice(SalesforceProperties properties, String message, boolean write) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("customer-field", properties.customerField());
        settings.put("role-field", properties.roleField());
        settings.put("active-field", properties.activeField());
        if (write) {
            settings.put("key-field", properties.keyField());
        }
        StringBuilder named = new StringBuilder();
        StringBuilder all = new StringBuilder();
        settings.forEach((name, field) -> {
            String setting = "storebridge.salesforce." + name + " (" + field + ")";
            all.append(all.isEmpty() ? "" : ", ").append(setting);
            if (!field.isEmpty() && (message.contains("'" + field + "'") || message.endsWith(": " + field))) {
                named.append(named.isEmpty() ? "" : ", ").append(setting);
            }
        });
        return "Check " + (named.isEmpty() ? all : named)
                + ": the field must exist and our user must be allowed to read "
                + (write ? "and write it." : "it.");
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
