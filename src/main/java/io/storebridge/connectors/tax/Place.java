package io.storebridge.connectors.tax;

import io.storebridge.commerce.Address;
import java.util.Locale;

/**
 * An address as tax providers take it: country of two letters, state of two letters in the USA and Canada, ZIP code in the
 * post's form. What is not there is empty.
 */
public record Place(String street, String street2, String city, String state, String zip, String country) {

    private static final String US_ZIP = "\\d{5}(-\\d{4})?";

    public Place {
        street = stripped(street);
        street2 = stripped(street2);
        city = stripped(city);
        country = Countries.code(stripped(country).isEmpty() ? "US" : country);
        state = Countries.stateCode(stripped(state), country);
        zip = zip(stripped(zip).toUpperCase(Locale.ROOT), country);
    }

    /** @param home the country of an address that names none; GP's addresses often do not */
    public static Place of(Address address, String home) {
        String country = stripped(address.country());
        return new Place(
                address.street1(),
                address.street2(),
                address.city(),
                address.state(),
                address.zip(),
                country.isEmpty() ? home : country);
    }

    private static String zip(String zip, String country) {
        if (!country.equals("US")) {
            return zip;
        }
        String digits = zip.replaceAll("[\\s-]", "");
        return digits.matches("\\d{9}") ? digits.substring(0, 5) + "-" + digits.substring(5) : zip;
    }

    /** What keeps a provider from knowing where this is, in plain words; null when nothing does. */
    public String problem() {
        if (!country.matches("[A-Z]{2}")) {
            return "The country \"" + country + "\" is none; it is a code of two letters such as US.";
        }
        if (country.equals("US") && !zip.matches(US_ZIP)) {
            return zip.isEmpty()
                    ? "The ZIP code is missing."
                    : "The ZIP code \"" + zip + "\" is none; it has 5 digits, or 9 with a dash after the fifth.";
        }
        if (country.equals("CA") && zip.isEmpty()) {
            return "The postal code is missing.";
        }
        if (country.matches("US|CA") && !state.matches("[A-Z]{2}")) {
            return state.isEmpty()
                    ? "The state is missing."
                    : "The state \"" + state + "\" is none of " + country + ".";
        }
        return null;
    }

    private static String stripped(String text) {
        return text == null ? "" : text.strip();
    }
}
