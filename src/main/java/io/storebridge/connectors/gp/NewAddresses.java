package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.PlacedOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The addresses of an order, each once, under the codes that they get in GP. */
final class NewAddresses {

    private static final int LONGEST_CODE = 15;

    /** @param pointer where the address stands in the order */
    record Entry(Address address, String pointer) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final GpCustomerProperties properties;
    private String firstShipTo;

    NewAddresses(PlacedOrder order, GpCustomerProperties properties) {
        this.properties = properties;
        if (order.billTo() != null) {
            entries.put(properties.billToCode(), new Entry(order.billTo(), "/billTo"));
        }
        for (int i = 0; i < order.shipTos().size(); i++) {
            String code = add(order.shipTos().get(i).address(), "/shipTos/" + i + "/address", i + 1);
            firstShipTo = firstShipTo == null ? code : firstShipTo;
        }
    }

    /** By code; the first is the bill-to. */
    Map<String, Entry> entries() {
        return entries;
    }

    String billTo() {
        return properties.billToCode();
    }

    /** The code of the order's first ship-to. */
    String shipTo() {
        return firstShipTo == null ? billTo() : firstShipTo;
    }

    private String add(Address address, String pointer, int place) {
        if (address == null) {
            return billTo();
        }
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (isSame(entry.getValue().address(), address)) {
                return entry.getKey();
            }
        }
        String code = entries.isEmpty() ? properties.billToCode() : code(address, place);
        entries.put(code, new Entry(address, pointer));
        return code;
    }

    /** The store's own code where GP can hold it. */
    private String code(Address address, int place) {
        String own = address.code() == null ? "" : address.code().strip().toUpperCase(Locale.ROOT);
        boolean fits = own.matches("[\\x20-\\x7e]{1," + LONGEST_CODE + "}") && !entries.containsKey(own);
        return fits ? own : properties.shipToCode() + place;
    }

    private static boolean isSame(Address one, Address other) {
        return plain(one.street1()).equals(plain(other.street1()))
                && plain(one.street2()).equals(plain(other.street2()))
                && plain(one.city()).equals(plain(other.city()))
                && plain(one.zip()).equals(plain(other.zip()))
                && plain(one.name()).equals(plain(other.name()));
    }

    private static String plain(String text) {
        return Objects.requireNonNullElse(text, "").strip().toUpperCase(Locale.ROOT);
    }
}
