/** Stripe as the payment gateway, and the endpoint that its webhooks call. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "connectors.http"})
package io.storebridge.connectors.stripe;
