package io.storebridge.connectors.rest;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpFailures;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a diagram says of a request, kept to the service that the operator has named. */
final class RequestParts {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9/._~!$&'()*+,;=:@%-]*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~\\t]{0,4000}");

    /** Sign in, or belong to the connection. */
    private static final Set<String> KEPT = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "idempotency-key");

    private RequestParts() {}

    static String address(URI base, String path, Map<String, Object> query) {
        String address = base.toString().replaceAll("/+$", "") + path(path);
        String parameters = query(query);
        String whole = parameters.isEmpty() ? address : address + "?" + parameters;
        try {
            URI result = new URI(whole);
            if (base.getRawAuthority().equals(result.getRawAuthority())) {
                return whole;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw invalid("/path", "\"%s\" is no path.".formatted(path));
    }

    /** Nothing that would leave the configured address, also not when the host decodes it once more. */
    private static String path(String path) {
        if (path == null || path.isBlank()) {
            return "";
        }
        String asked = path.strip().replace(" ", "%20");
        if (!PATH.matcher(asked).matches() || asked.startsWith("//") || asked.contains("://")) {
            throw invalid(
                    "/path",
                    "\"%s\" is no path: it holds no address, no question mark and no letters that need encoding."
                            .formatted(path));
        }
        String decoded = asked.toLowerCase(Locale.ROOT)
                .replace("%25", "%")
                .replace("%2e", ".")
                .replace("%2f", "/")
                .replace("%5c", "/");
        for (String part : decoded.split("/")) {
            if (part.equals("..") || part.equals(".")) {
                throw invalid("/path", "\"%s\" leads out of the service's address.".formatted(path));
            }
        }
        return asked.startsWith("/") ? asked : "/" + asked;
    }

    private static String query(Map<String, Object> query) {
        List<String> parameters = new ArrayList<>();
        query.forEach((name, value) -> {
            Collection<?> several = value instanceof Collection<?> list ? list : Collections.singletonList(value);
            several.stream()
                    .filter(Objects::nonNull)
                    .forEach(one -> parameters.add(encoded(name) + "=" + encoded(one.toString())));
        });
        return String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A diagram's headers beside the configured ones, by name whatever its case. */
    static Map<String, Collection<String>> headers(Map<String, Object> asked, Map<String, String> configured) {
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        configured.forEach((name, value) -> headers.put(name, List.of(value)));
        Map<String, Collection<String>> own = new LinkedHashMap<>();
        asked.forEach((name, value) -> {
            if (KEPT.contains(name.toLowerCase(Locale.ROOT)) || headers.containsKey(name)) {
                throw invalid(
                        "/headers/" + name,
                        "The header %s is not a diagram's to set: the operator configures it with the service."
                                .formatted(name));
            }
            if (!HEADER.matcher(name).matches()
                    || value != null && !HEADER_VALUE.matcher(value.toString()).matches()) {
                throw invalid("/headers", "A header's name or value holds letters that HTTP does not allow.");
            }
            if (value != null) {
                own.put(name, List.of(value.toString()));
            }
        });
        headers.putAll(own);
        return headers;
    }

    static Failure.Rejected invalid(String pointer, String message) {
        return HttpFailures.rejected(ErrorCodes.VALUE_INVALID, message, pointer, null);
    }
}
