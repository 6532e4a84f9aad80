package io.storebridge.connectors.tax;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of countries and states as people write them, and their codes. */
final class Countries {

    private static final String STATES =
            """
            AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,\
            DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,\
            KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,\
            MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,\
            NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,\
            SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,\
            WV West Virginia,WI Wisconsin,WY Wyoming,PR Puerto Rico,VI Virgin Islands,GU Guam""";
    private static final String PROVINCES =
            """
            AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,\
            NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon""";

    private static final Map<String, Map<String, String>> STATE_CODES =
            Map.of("US", codes(STATES), "CA", codes(PROVINCES));
    private static final Map<String, String> COUNTRY_CODES = countryCodes();

    private Countries() {}

    private static Map<String, String> codes(String list) {
        Map<String, String> codes = new HashMap<>();
        for (String entry : list.split(",")) {
            codes.put(key(entry.substring(3)), entry.substring(0, 2));
            codes.put(entry.substring(0, 2), entry.substring(0, 2));
        }
        return codes;
    }

    private static Map<String, String> countryCodes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            codes.put(code, code);
            codes.put(country.getISO3Country(), code);
            codes.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
        }
        codes.put(key("United States of America"), "US");
        codes.put(key("U.S."), "US");
        codes.put(key("U.S.A."), "US");
        codes.put(key("Great Britain"), "GB");
        codes.put("UK", "GB");
        return codes;
    }

    /** ISO 3166 of two letters for a code or an English name; the text itself when it is none. */
    static String code(String country) {
        return COUNTRY_CODES.getOrDefault(key(country), country.strip());
    }

    /** The code of the state for a code or a name; the text itself for what is none, and in other countries. */
    static String stateCode(String state, String country) {
        return STATE_CODES.getOrDefault(country, Map.of()).getOrDefault(key(state), state);
    }

    private static String key(String name) {
        return name.strip().toUpperCase(Locale.ROOT).replace(".", "");
    }
}
