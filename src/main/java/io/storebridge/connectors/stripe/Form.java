package io.storebridge.connectors.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A body as Stripe takes it: form-encoded, nested names in brackets, and these left as they are, as its own clients do. */
final class Form {

    private final StringBuilder text = new StringBuilder();

    /** @param name {@code amount}, {@code metadata[payment_id]}; a null value is left out */
    Form with(String name, String value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(encoded(value));
        }
        return this;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String body() {
        return text.toString();
    }
}
