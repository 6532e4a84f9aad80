package io.storebridge.sandbox.avatax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.tax.TaxTable;
import java.util.List;
import java.util.Locale;

/** Looks an address up: known when the ZIP code is one of the state. */
final class Addresses {

    private static final List<String> FIELDS =
            List.of("line1", "line2", "line3", "city", "region", "postalCode", "country");

    private Addresses() {}

    static Response resolve(Request request) {
        JsonNode body = request.method().equals("POST") ? request.json() : Json.object();
        ObjectNode address = Json.object();
        for (String field : FIELDS) {
            String asked = request.query(field);
            String value = asked == null ? body.path(field).asText("") : asked;
            if (!value.isEmpty()) {
                address.put(field, value);
            }
        }
        ObjectNode answer = Json.object();
        answer.set("address", address);
        boolean known = TaxTable.get()
                        .find(
                                address.path("country").asText("US"),
                                address.path("region").asText(""),
                                address.path("postalCode").asText(""),
                                address.path("city").asText(""))
                != null;
        ObjectNode validated = answer.putArray("validatedAddresses").addObject();
        validated.put("addressType", known ? "StreetOrResidentialAddress" : "UnknownAddressType");
        address.fields()
                .forEachRemaining(field ->
                        validated.put(field.getKey(), field.getValue().asText().toUpperCase(Locale.ROOT)));
        answer.put("resolutionQuality", known ? "Intersection" : "NotCoded");
        if (!known) {
            answer.putArray("messages")
                    .addObject()
                    .put("summary", "The address is not deliverable.")
                    .put("details", "The postal code is not in the region.")
                    .put("refersTo", "Address.PostalCode")
                    .put("severity", "Error")
                    .put("source", "Avalara.AvaTax.Common");
        }
        return Response.json(200, answer);
    }
}
