package io.storebridge.connectors.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;

/**
 * The part of Stripe's API that payments need, as {@code stripe.json} describes it. Bodies are {@link Form}s. The charge
 * comes with each payment intent, for it knows the card and what was refunded.
 */
@Headers({"Accept: application/json", "Content-Type: application/x-www-form-urlencoded"})
interface StripeApi {

    @RequestLine("POST /v1/payment_intents")
    @Headers("Idempotency-Key: {key}")
    JsonNode create(@Param("key") String key, String form);

    @RequestLine("GET /v1/payment_intents/{id}?expand[]=latest_charge")
    JsonNode intent(@Param("id") String id);

    @RequestLine("POST /v1/payment_intents/{id}")
    JsonNode update(@Param("id") String id, String form);

    /** An update that only one caller may make. */
    @RequestLine("POST /v1/payment_intents/{id}")
    @Headers("Idempotency-Key: {key}")
    JsonNode claim(@Param("id") String id, @Param("key") String key, String form);

    @RequestLine("POST /v1/payment_intents/{id}/confirm")
    @Headers("Idempotency-Key: {key}")
    JsonNode confirm(@Param("id") String id, @Param("key") String key, String form);

    @RequestLine("POST /v1/payment_intents/{id}/capture")
    @Headers("Idempotency-Key: {key}")
    JsonNode capture(@Param("id") String id, @Param("key") String key, String form);

    @RequestLine("POST /v1/payment_intents/{id}/cancel")
    @Headers("Idempotency-Key: {key}")
    JsonNode cancel(@Param("id") String id, @Param("key") String key, String form);

    /** @param after the last id of the page before; null for the first page */
    @RequestLine(
            "GET /v1/payment_intents?created[gte]={since}&limit=100&expand[]=data.latest_charge&starting_after={after}")
    JsonNode intents(@Param("since") long since, @Param("after") String after);

    @RequestLine("GET /v1/payment_methods/{id}")
    JsonNode method(@Param("id") String id);

    @RequestLine("POST /v1/refunds")
    @Headers("Idempotency-Key: {key}")
    JsonNode refund(@Param("key") String key, String form);

    @RequestLine("GET /v1/refunds?payment_intent={intent}&limit=100")
    JsonNode refunds(@Param("intent") String intent);
}
