package io.storebridge.connectors.gp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Where US ZIP codes are, by their first three digits, from {@code geo/zip-areas.txt}. Two places in one area are 0 miles
 * apart; else the error is about 30 miles in a city and more in the open country.
 */
final class ZipAreas {

    private static final String SOURCE = "/geo/zip-areas.txt";
    private static final double EARTH_RADIUS_MILES = 3958.8;
    private static final Map<String, Place> PLACES = load();

    /** In degrees. */
    private record Place(double latitude, double longitude) {}

    private ZipAreas() {}

    /** Five digits, with or without the four of ZIP+4. */
    static boolean isZip(String text) {
        return text.matches("\\d{5}(-?\\d{4})?");
    }

    /** In whole miles, as the crow flies; null when one of the two is not known. */
    static BigDecimal miles(String fromZip, String toZip) {
        Place from = place(fromZip);
        Place to = place(toZip);
        return from == null || to == null
                ? null
                : BigDecimal.valueOf(miles(from, to)).setScale(0, RoundingMode.HALF_UP);
    }

    private static Place place(String zip) {
        return zip == null || !isZip(zip.strip())
                ? null
                : PLACES.get(zip.strip().substring(0, 3));
    }

    /** Great circle by the haversine formula. */
    private static double miles(Place from, Place to) {
        double latitudes = Math.toRadians(to.latitude - from.latitude);
        double longitudes = Math.toRadians(to.longitude - from.longitude);
        double chord = square(Math.sin(latitudes / 2))
                + Math.cos(Math.toRadians(from.latitude))
                        * Math.cos(Math.toRadians(to.latitude))
                        * square(Math.sin(longitudes / 2));
        return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    private static double square(double value) {
        return value * value;
    }

    private static Map<String, Place> load() {
        try (InputStream in = ZipAreas.class.getResourceAsStream(SOURCE)) {
            Map<String, Place> places = new HashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] words = line.split(" ");
                    places.put(words[0], new Place(Double.parseDouble(words[1]), Double.parseDouble(words[2])));
                }
            }
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
