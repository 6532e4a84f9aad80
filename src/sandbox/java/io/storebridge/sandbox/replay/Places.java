package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where goods are sent to: the file knows a country and no more of an address, a tax provider wants a postal code. So all
 * goods for a country go to one place in it, of {@code replay/places.txt}.
 */
final class Places {

    private static final Map<String, String[]> BY_COUNTRY = load();
    // Where the file's wholesaler is.
    private static final String HOME = "UNITED KINGDOM";

    private Places() {}

    /** @param country as the file names it; one that is not known is at home */
    static ObjectNode address(String country) {
        String[] place = BY_COUNTRY.getOrDefault(country.toUpperCase(Locale.ROOT), BY_COUNTRY.get(HOME));
        ObjectNode address = Json.object()
                .put("street1", "not in the file")
                .put("city", place[2])
                .put("zip", place[4])
                .put("country", place[1]);
        return place[3].isEmpty() ? address : address.put("state", place[3]);
    }

    private static Map<String, String[]> load() {
        try (InputStream file = Places.class.getResourceAsStream("/replay/places.txt")) {
            Map<String, String[]> places = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\|"))
                    .forEach(place -> places.put(place[0].toUpperCase(Locale.ROOT), place));
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
