package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import feign.FeignException;
import io.storebridge.commerce.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Questions in Salesforce's query language. */
final class Query {

    private final SalesforceApi api;
    private final String version;

    Query(SalesforceApi api, SalesforceProperties properties) {
        this.api = api;
        this.version = properties.apiVersion();
    }

    JsonNode records(String soql) {
        String encoded = URLEncoder.encode(soql, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            return api.query(version, encoded).path("records");
        } catch (FeignException e) {
            throw new Failure.Unavailable("Salesforce answered something that is no result of a query.", e);
        }
    }

    /** Salesforce answers with its own spelling of a field's name, not with the query's. */
    static String text(JsonNode record, String field) {
        for (var entry : record.properties()) {
            if (entry.getKey().equalsIgnoreCase(field)) {
                return entry.getValue().asText("").strip();
            }
        }
        return "";
    }
}
