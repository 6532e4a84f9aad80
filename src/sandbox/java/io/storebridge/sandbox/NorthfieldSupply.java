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

    private static void lines(Map<String, String> properties, String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            properties.put("storebridge.company.%s[%d]".formatted(name, i), lines.get(i));
        }
    }
}
