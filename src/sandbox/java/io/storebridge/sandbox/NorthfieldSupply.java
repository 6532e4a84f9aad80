package io.storebridge.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The company whose store and books the sandbox stands for, as its invoices show it. */
public final class NorthfieldSupply {

    private NorthfieldSupply() {}

    /** Storebridge's settings of the company. */
    public static Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("storebridge.company.name", "Northfield Supply Company");
        lines(properties, "address", List.of("4277 Lyndale Avenue", "Minneapolis, MN 55409", "USA"));
        properties.put("storebridge.company.phone", "(612) 555-0100");
        properties.put("storebridge.company.email", "receivables@northfieldsupply.example");
        properties.put("storebridge.company.website", "www.northfieldsupply.example");
        properties.put("storebridge.company.tax-number", "EIN 00-1234567");
        properties.put("storebridge.company.logo", "classpath:/company/northfield.png");
        lines(
                properties,
                "remit-to",
                List.of(
                        "Northfield Supply Company",
                        "P.O. Box 77100, Minneapolis, MN 55402",
                        "Lakeshore Bank, routing 000000000, account 0012 3456 78",
                        "or by card in our store"));
        properties.put("storebridge.company.note", "Thank you for your business.");
        return properties;
    }

    /** Settings of the tax: AvaTax, and the warehouses' addresses as GP has them. */
    static Map<String, String> tax() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("storebridge.tax.provider", "avatax");
        place(properties, "ship-from", "4277 Lyndale Avenue", "Minneapolis", "MN", "55409");
        place(properties, "sites.EAST", "210 Frelinghuysen Avenue", "Newark", "NJ", "07114");
        place(properties, "sites.SOUTH", "1580 Marietta Boulevard", "Atlanta", "GA", "30318");
        place(properties, "sites.WEST", "905 East Greg Street", "Sparks", "NV", "89431");
        return properties;
    }

    private static void place(
            Map<String, String> properties, String name, String street, String city, String state, String zip) {
        String prefix = "storebridge.tax." + name + ".";
        properties.put(prefix + "street", street);
        properties.put(prefix + "city", city);
        properties.put(prefix + "state", state);
        properties.put(prefix + "zip", zip);
        properties.put(prefix + "country", "US");
    }

    private static void lines(Map<String, String> properties, String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            properties.put("storebridge.company.%s[%d]".formatted(name, i), lines.get(i));
        }
    }
}
