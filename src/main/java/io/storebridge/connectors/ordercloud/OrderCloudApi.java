package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** The part of OrderCloud's API v1 that quotes and accounts need, as {@code ordercloud.json} describes it. */
@Headers({"Accept: application/json", "Content-Type: application/json"})
interface OrderCloudApi {

    @RequestLine("GET /v1/orders/Incoming/{id}")
    JsonNode order(@Param("id") String id);

    @RequestLine("PUT /v1/orders/Incoming/{id}")
    JsonNode putOrder(@Param("id") String id, JsonNode order);

    @RequestLine("PATCH /v1/orders/Incoming/{id}")
    JsonNode patchOrder(@Param("id") String id, JsonNode part);

    @RequestLine("POST /v1/orders/Incoming/{id}/submit")
    void submit(@Param("id") String id);

    @RequestLine("POST /v1/orders/Incoming/{id}/cancel")
    void cancel(@Param("id") String id);

    @RequestLine("GET /v1/orders/Incoming/{id}/lineitems?page={page}&pageSize=100")
    JsonNode lines(@Param("id") String id, @Param("page") int page);

    @RequestLine("PUT /v1/orders/Incoming/{id}/lineitems/{line}")
    JsonNode putLine(@Param("id") String id, @Param("line") String line, JsonNode body);

    @RequestLine("DELETE /v1/orders/Incoming/{id}/lineitems/{line}")
    void deleteLine(@Param("id") String id, @Param("line") String line);

    @RequestLine("GET /v1/buyers/{buyer}/users?Email={email}&pageSize=2")
    JsonNode usersByEmail(@Param("buyer") String buyer, @Param("email") String email);

    @RequestLine("GET /v1/buyers/{buyer}")
    JsonNode buyer(@Param("buyer") String buyer);

    @RequestLine("PATCH /v1/buyers/{buyer}")
    JsonNode patchBuyer(@Param("buyer") String buyer, JsonNode part);
}
