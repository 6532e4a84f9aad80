package io.storebridge.connectors.ordercloud;

import java.util.Map;
import java.util.Set;

/** Settings as a store has them. */
final class StoreDocuments {

    private StoreDocuments() {}

    static OrderSettings settings() {
        return settings(Map.of());
    }

    /** @param shippingMethods the ERP's by the store's */
    static OrderSettings settings(Map<String, String> shippingMethods) {
        return new OrderSettings(
                "USD",
                false,
                "PONumber",
                "Token",
                "TransactionID",
                "TaxCode",
                "TaxExemption",
                "ShipComplete",
                "Note",
                false,
                shippingMethods,
                Set.of("FREESHIP"),
                Map.of("project", "Project.Code"),
                Map.of("engraving", "Engraving"));
    }
}
