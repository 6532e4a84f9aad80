package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * An order's steps with the integration event of the client that takes them: what the subscriber answers is kept in the
 * order's worksheet. Nobody waits for the subscriber with the store locked, since it may ask the store.
 */
final class Checkout {

    static final String ESTIMATE = "ShipEstimateResponse";
    static final String CALCULATE = "OrderCalculateResponse";

    private final DocumentStore store;
    private final ResourceEngine engine;
    private final Orders orders;
    private final EventCalls calls;
    private final StoreWebhooks webhooks;

    Checkout(DocumentStore store, ResourceEngine engine, Orders orders, EventCalls calls, StoreWebhooks webhooks) {
        this.store = store;
        this.engine = engine;
        this.orders = orders;
        this.calls = calls;
        this.webhooks = webhooks;
    }

    /** Takes a step of the order between its webhooks. */
    ObjectNode heard(String client, String step, String direction, String order, Supplier<ObjectNode> work) {
        webhooks.before(client, step, direction, order);
        ObjectNode result = work.get();
        webhooks.after(client, step, direction, order, result);
        return result;
    }

    ObjectNode estimateShipping(String client, String order) {
        return answered(client, order, "shippingrates", ESTIMATE);
    }

    ObjectNode calculate(String client, String order) {
        return answered(client, order, "ordercalculate", CALCULATE);
    }

    ObjectNode submit(String client, String order) {
        ObjectNode submitted = store.write(session -> {
            if (event(session, client) != null && !isGood(Worksheets.answer(session, order, CALCULATE))) {
                orders.validate(session, order);
                throw OrderCloudError.of(
                        400,
                        "Order.CannotSubmitUncalculatedOrder",
                        "Cannot submit an order that has not called the OrderCalculate step of the checkout integration.");
            }
            return orders.submit(session, order);
        });
        boolean open = submitted.path("Status").asText().equals("Open");
        answered(
                client,
                order,
                open ? "ordersubmit" : "ordersubmitforapproval",
                open ? "OrderSubmitResponse" : "OrderSubmitForApprovalResponse");
        return submitted;
    }

    ObjectNode approve(String client, String order) {
        ObjectNode approved = store.write(session -> orders.approve(session, order));
        answered(client, order, "orderapproved", "OrderApprovedResponse");
        return approved;
    }

    /** Chooses ship methods, which changes what there is to calculate. */
    ObjectNode shipMethods(String order, JsonNode body) {
        return store.write(session -> {
            ObjectNode kept = Worksheets.answer(session, order, ESTIMATE);
            if (kept == null) {
                throw OrderCloudError.of(
                        400,
                        "IntegrationEvent.MustCalculateShipping",
                        "You must estimate shipping costs prior to setting your shipping method.");
            }
            if (kept.path("ShipEstimates").isEmpty()) {
                throw OrderCloudError.of(
                        400,
                        "IntegrationEvent.MustHaveShipEstimates",
                        "There are no ShipEstimates in your ShipEstimateResponse. Estimate Shipping needs to return at"
                                + " least one ShipEstimate before saving a shipping method.");
            }
            ObjectNode chosen = kept.deepCopy();
            for (JsonNode selection : body.path("ShipMethodSelections")) {
                select(chosen, selection);
            }
            Worksheets.keep(session, order, ESTIMATE, chosen);
            Worksheets.keep(session, order, CALCULATE, null);
            return orders.worksheet(session, order);
        });
    }

    private static void select(ObjectNode response, JsonNode selection) {
        for (JsonNode estimate : response.path("ShipEstimates")) {
            boolean known = estimate.path("ShipMethods").findValuesAsText("ID").stream()
                    .anyMatch(selection.path("ShipMethodID").asText()::equals);
            if (estimate.path("ID").equals(selection.path("ShipEstimateID")) && known) {
                ((ObjectNode) estimate).set("SelectedShipMethodID", selection.get("ShipMethodID"));
                return;
            }
        }
        throw OrderCloudError.notFound(
                "ShipMethod", selection.path("ShipMethodID").asText());
    }

    /** The worksheet with the subscriber's answer; unchanged when nobody subscribed. */
    private ObjectNode answered(String client, String order, String name, String field) {
        ObjectNode worksheet = store.read(session -> orders.worksheet(session, order));
        ObjectNode event = store.read(session -> event(session, client));
        if (event == null) {
            return worksheet;
        }
        ObjectNode body = Json.object();
        body.set("ConfigData", event.path("ConfigData"));
        body.put("Environment", "Sandbox").put("OrderCloudAccessToken", "sandbox");
        body.set("OrderWorksheet", worksheet);
        String url = event.path("CustomImplementationUrl").asText().replaceAll("/+$", "") + "/" + name;
        EventCalls.Answer answer = calls.post(url, event.path("HashKey").asText(), Json.write(body));
        ObjectNode response = response(answer);
        return store.write(session -> {
            if (field.equals(CALCULATE) && answer.isGood()) {
                apply(session, order, response);
            }
            if (field.equals(ESTIMATE)) {
                Worksheets.keep(session, order, CALCULATE, null);
            }
            Worksheets.keep(session, order, field, response);
            return orders.worksheet(session, order);
        });
    }

    private static ObjectNode response(EventCalls.Answer answer) {
        ObjectNode response = Json.object();
        if (answer.isGood()) {
            try {
                response.setAll((ObjectNode) Json.read(answer.body()));
            } catch (UncheckedIOException | ClassCastException nonsense) {
                return response.put("HttpStatusCode", 0).put("UnhandledErrorBody", answer.body());
            }
            return response.put("HttpStatusCode", answer.status()).putNull("UnhandledErrorBody");
        }
        return response.put("HttpStatusCode", answer.status()).put("UnhandledErrorBody", answer.body());
    }

    private static boolean isGood(ObjectNode answer) {
        return answer != null && answer.path("HttpStatusCode").asInt() / 100 == 2;
    }

    /** Takes over prices and totals, as the seller may set them. */
    private void apply(Session session, String order, ObjectNode response) {
        // a new price is a change after which shipping would have to be estimated anew
        ObjectNode estimate = Worksheets.answer(session, order, ESTIMATE);
        for (JsonNode override : response.path("LineItemOverrides")) {
            if (override.hasNonNull("UnitPrice")) {
                ObjectNode price = Json.object();
                price.set("UnitPrice", override.get("UnitPrice"));
                engine.patch(
                        session,
                        Resources.LINE_ITEM,
                        order,
                        override.path("LineItemID").asText(),
                        price);
            }
        }
        ObjectNode totals = Json.object();
        if (response.hasNonNull("ShippingTotal")) {
            totals.set("ShippingCost", response.get("ShippingTotal"));
        }
        if (response.hasNonNull("TaxTotal")) {
            totals.set("TaxCost", response.get("TaxTotal"));
        }
        engine.patch(session, Resources.ORDER, "", order, totals);
        Worksheets.keep(session, order, ESTIMATE, estimate);
    }

    /** The checkout event that the client's requests raise; null when it has none. */
    private static ObjectNode event(Session session, String client) {
        ObjectNode found = client == null ? null : session.get("ApiClient", "", client);
        String id = found == null
                ? ""
                : found.path("OrderCheckoutIntegrationEventID").asText("");
        return id.isEmpty() ? null : session.get("IntegrationEvent", "", id);
    }
}
