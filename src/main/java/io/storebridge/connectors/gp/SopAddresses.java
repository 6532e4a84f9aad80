package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a sales document: the ship-to stands on it, the bill-to is the customer's address of its code. */
final class SopAddresses {

    /** What {@link #shipTo} reads. */
    static final String SHIP_TO =
            "PRSTADCD, ShipToName, CNTCPRSN, ADDRESS1, ADDRESS2, ADDRESS3, CITY, STATE, ZIPCODE, COUNTRY,"
                    + " PHNUMBR1";

    private SopAddresses() {}

    /**
     * Null when the customer has no address of this code.
     *
     * @param name for an address without one
     */
    static Address billTo(String code, String name, List<Address> addresses) {
        return named(byCode(addresses, code), name);
    }

    /** The address on the document, which may have been typed there; else the customer's address of its code. */
    static Address shipTo(Row row, String name, List<Address> addresses) {
        if (row.text("ADDRESS1").isEmpty() && row.text("CITY").isEmpty()) {
            return named(byCode(addresses, row.text("PRSTADCD")), name);
        }
        List<String> rest = new ArrayList<>(List.of(row.text("ADDRESS2"), row.text("ADDRESS3")));
        rest.removeIf(String::isEmpty);
        return named(
                new Address(
                        row.text("PRSTADCD"),
                        row.text("ShipToName"),
                        row.text("CNTCPRSN"),
                        row.text("ADDRESS1"),
                        String.join(", ", rest),
                        row.text("CITY"),
                        row.text("STATE"),
                        row.text("ZIPCODE"),
                        row.text("COUNTRY"),
                        Customers.phone(row.text("PHNUMBR1"))),
                name);
    }

    private static Address byCode(List<Address> addresses, String code) {
        return addresses.stream()
                .filter(address -> address.code().equalsIgnoreCase(code))
                .findFirst()
                .orElse(null);
    }

    private static Address named(Address address, String name) {
        if (address == null || !address.name().isEmpty()) {
            return address;
        }
        return new Address(
                address.code(),
                name,
                address.contact(),
                address.street1(),
                address.street2(),
                address.city(),
                address.state(),
                address.zip(),
                address.country(),
                address.phone());
    }
}
