package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Address;
import io.storebridge.commerce.PlacedOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The places that an order's goods go to: each address with each shipping method once, numbered as they come. */
final class StoreAddresses {

    private record Place(Address address, String method) {}

    private final Map<Place, String> ids = new LinkedHashMap<>();

    /** The id of the ship-to. */
    String shipTo(Address address, String method) {
        return ids.computeIfAbsent(new Place(address, method), place -> Integer.toString(ids.size() + 1));
    }

    List<PlacedOrder.ShipTo> shipTos() {
        List<PlacedOrder.ShipTo> all = new ArrayList<>();
        ids.forEach((place, id) -> all.add(new PlacedOrder.ShipTo(id, place.address, place.method, null)));
        return all;
    }

    /**
     * Null when there is none. Its code is {@code xp.GP.AddressCode}: the id of a saved address is the buyer's own word
     * for it, which the ERP need not know.
     */
    static Address of(JsonNode address) {
        if (!address.isObject()) {
            return null;
        }
        String person = joined(address, "FirstName", "LastName");
        String company = text(address, "CompanyName");
        return new Address(
                text(address, "xp.GP.AddressCode"),
                company.isEmpty() ? person : company,
                person,
                text(address, "Street1"),
                text(address, "Street2"),
                text(address, "City"),
                text(address, "State"),
                text(address, "Zip"),
                text(address, "Country"),
                text(address, "Phone"));
    }

    static String joined(JsonNode node, String... names) {
        return Stream.of(names)
                .map(name -> Xp.text(node, name))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String text(JsonNode node, String path) {
        String text = Xp.text(node, path);
        return text == null ? "" : text;
    }
}
