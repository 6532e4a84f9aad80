package io.storebridge.connectors.taxjar;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** The part of TaxJar's API that sales need. */
@Headers({"Accept: application/json", "Content-Type: application/json"})
interface TaxjarApi {

    @RequestLine("POST /v2/taxes")
    JsonNode calculate(JsonNode sale);

    @RequestLine("POST /v2/transactions/orders")
    JsonNode create(JsonNode order);

    @RequestLine(value = "PUT /v2/transactions/orders/{id}", decodeSlash = false)
    JsonNode update(@Param("id") String id, JsonNode order);

    @RequestLine(value = "GET /v2/transactions/orders/{id}", decodeSlash = false)
    JsonNode find(@Param("id") String id);
}
