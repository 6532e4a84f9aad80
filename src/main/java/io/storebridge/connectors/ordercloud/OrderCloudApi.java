package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** The part of OrderCloud's API v1 that quotes, orders and accounts need, as {@code ordercloud.json} describes it. */
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

    /** Buyers whose {@code xp.GP.CustomerNumber} this is, in any case. */
    @RequestLine("GET /v1/buyers?xp.GP.CustomerNumber={number}&pageSize=2")
    JsonNode buyersByNumber(@Param("number") String number);

    @RequestLine("GET /v1/orders/Incoming/{id}/worksheet")
    JsonNode worksheet(@Param("id") String id);

    @RequestLine("GET /v1/orders/Incoming/{id}/payments?page={page}&pageSize=100")
    JsonNode payments(@Param("id") String id, @Param("page") int page);

    /** Submitted orders that have no number of the ERP and are not off, oldest first. */
    @RequestLine("GET /v1/orders/Incoming?Status=Open&xp.GP.SopNumber=!*&xp.GP.Outcome=!*"
            + "&page={page}&pageSize=100&sortBy=DateSubmitted")
    JsonNode submitted(@Param("page") int page);

    @RequestLine("POST /v1/orders/Incoming/{id}/complete")
    void complete(@Param("id") String id);

    @RequestLine("GET /v1/shipments/{id}")
    JsonNode shipment(@Param("id") String id);

    @RequestLine("PUT /v1/shipments/{id}")
    JsonNode putShipment(@Param("id") String id, JsonNode shipment);

    @RequestLine("PATCH /v1/shipments/{id}")
    JsonNode patchShipment(@Param("id") String id, JsonNode part);

    @RequestLine("GET /v1/shipments/{id}/items?page={page}&pageSize=100")
    JsonNode shipmentItems(@Param("id") String id, @Param("page") int page);

    /** Adds the item, or replaces the quantity of the one that is there. */
    @RequestLine("POST /v1/shipments/{id}/items")
    JsonNode saveShipmentItem(@Param("id") String id, JsonNode item);
}
