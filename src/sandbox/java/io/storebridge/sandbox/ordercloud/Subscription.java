package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;

/** What an administrator sets up in OrderCloud so that the storefront's orders reach Storebridge. */
final class Subscription {

    private static final String EVENT = "storebridge-checkout";
    private static final String WEBHOOK = "storebridge-orders";

    private final ResourceEngine engine;

    Subscription(ResourceEngine engine) {
        this.engine = engine;
    }

    /** The storefront's client, the integration event attached to it, and a webhook of submit and approve. */
    void to(Session session, String url) {
        ObjectNode event = Json.object()
                .put("Name", "Storebridge checkout")
                .put("EventType", "OrderCheckout")
                .put("CustomImplementationUrl", url)
                .put("HashKey", OrderCloudStandIn.HASH_KEY);
        event.putArray("ElevatedRoles").add("FullAccess");
        engine.replace(session, Resources.named("IntegrationEvent"), "", EVENT, event);
        engine.replace(session, Resources.API_CLIENT, "", OrderCloudStandIn.STOREFRONT_ID, client());
        ObjectNode webhook = Json.object()
                .put("Name", "Storebridge orders")
                .put("Url", url)
                .put("HashKey", OrderCloudStandIn.HASH_KEY)
                .put("BeforeProcessRequest", false);
        webhook.putArray("ApiClientIDs").add(OrderCloudStandIn.STOREFRONT_ID);
        for (String step : new String[] {"submit", "approve"}) {
            webhook.withArray("WebhookRoutes")
                    .addObject()
                    .put("Route", "v1/orders/{direction}/{orderID}/" + step)
                    .put("Verb", "POST");
        }
        engine.replace(session, Resources.named("Webhook"), "", WEBHOOK, webhook);
    }

    private static ObjectNode client() {
        return Json.object()
                .put("AppName", "Web store")
                .put("ClientSecret", OrderCloudStandIn.STOREFRONT_SECRET)
                .put("AccessTokenDuration", 600)
                .put("AllowAnyBuyer", true)
                .put("OrderCheckoutIntegrationEventID", EVENT);
    }
}
