package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Which buyer of the store is which customer of the ERP: {@code xp.GP.CustomerNumber} of the buyer says so. */
final class Buyers {

    static final String CUSTOMER_NUMBER = "CustomerNumber";

    private final OrderCloudApi api;

    Buyers(OrderCloudApi api) {
        this.api = api;
    }

    /** Null: the ERP does not know the buyer. */
    static String customerNumber(JsonNode buyer, OrderSettings settings) {
        String number = Xp.text(buyer, "xp.GP." + CUSTOMER_NUMBER);
        return number == null && settings.buyerIdsAreCustomerNumbers() ? Xp.text(buyer, "ID") : number;
    }

    /**
     * The customer's buyer: the one of its id, made fit for OrderCloud, or the one that is linked to it.
     *
     * @return null when the buyer of that id is another customer's
     * @throws Refusal when there is none
     */
    JsonNode of(String customerNumber) {
        Refusal missing = null;
        try {
            JsonNode buyer = api.buyer(QuoteOrder.idOf(customerNumber));
            String linked = Xp.text(buyer, "xp.GP." + CUSTOMER_NUMBER);
            if (linked == null || linked.equalsIgnoreCase(customerNumber)) {
                return buyer;
            }
        } catch (Refusal e) {
            if (!e.isMissing()) {
                throw e;
            }
            missing = e;
        }
        for (JsonNode buyer : api.buyersByNumber(customerNumber).path("Items")) {
            // signs like * and ! are operators in a filter, so what is found may be somebody else
            if (customerNumber.equalsIgnoreCase(Xp.text(buyer, "xp.GP." + CUSTOMER_NUMBER))) {
                return buyer;
            }
        }
        if (missing != null) {
            throw missing;
        }
        return null;
    }

    /** The whole xp.GP as it was found, to be changed and sent: how deep a PATCH merges xp is not documented. */
    static com.fasterxml.jackson.databind.node.ObjectNode gp(JsonNode found, ObjectMapper json) {
        JsonNode present = found.path("xp").path("GP");
        return present.isObject() ? present.deepCopy() : json.createObjectNode();
    }
}
