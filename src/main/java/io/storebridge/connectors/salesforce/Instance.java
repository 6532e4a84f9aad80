package io.storebridge.connectors.salesforce;

import io.storebridge.commerce.Failure;
import java.net.URI;
import java.util.Locale;

/**
 * Where Salesforce wants its tokens to be used ({@code instance_url}). The answer that names it came from the configured
 * address, so it is believed as far as the token then travels encrypted: any https host, or the configured address itself
 * (plain http only where that is configured, as in the sandbox).
 */
final class Instance {

    private Instance() {}

    /** @param named may be null: then the configured address it is */
    static URI of(String named, String baseUrl) {
        URI configured = origin(baseUrl);
        if (named == null || named.isBlank()) {
            return configured;
        }
        URI instance = origin(named);
        if (instance != null
                && (instance.equals(configured) || instance.getScheme().equals("https"))) {
            return instance;
        }
        throw new Failure.Unavailable(
                "Salesforce names " + (instance == null ? "something that is no address" : instance)
                        + " as the place to use our token, which is neither encrypted nor the configured address.",
                null);
    }

    /** Scheme, host and port; null when the text is no address of the web. */
    private static URI origin(String text) {
        try {
            URI uri = URI.create(text.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !scheme.matches("https?")) {
                return null;
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
