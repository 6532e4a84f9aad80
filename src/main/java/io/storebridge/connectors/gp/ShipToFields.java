package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.PlacedOrder.ShipTo;

/** Where a document or a line goes: the address as it was given, with the ERP's code of it where there is one. */
final class ShipToFields {

    private ShipToFields() {}

    static Node line(Node node, ShipTo shipTo, int index) {
        if (shipTo == null) {
            return node;
        }
        Address address = address(shipTo);
        String pointer = "/shipTos/" + index + "/address/";
        return address(node, shipTo, address, index)
                .with("CNTCPRSN", text(address.contact()), pointer + "contact")
                .with("PHONE1", phone(address.phone()), pointer + "phone");
    }

    /** The header's contact is the buyer. */
    static Node header(Node node, ShipTo shipTo, int index) {
        if (shipTo == null) {
            return node;
        }
        Address address = address(shipTo);
        return address(node, shipTo, address, index)
                .with("PHNUMBR1", phone(address.phone()), "/shipTos/" + index + "/address/phone");
    }

    private static Address address(ShipTo shipTo) {
        return shipTo.address() != null
                ? shipTo.address()
                : new Address(null, null, null, null, null, null, null, null, null, null);
    }

    private static Node address(Node node, ShipTo shipTo, Address address, int index) {
        String pointer = "/shipTos/" + index + "/address/";
        return node.with("PRSTADCD", text(address.code()), pointer + "code")
                .with("ShipToName", text(address.name()), pointer + "name")
                .with("ADDRESS1", text(address.street1()), pointer + "street1")
                .with("ADDRESS2", text(address.street2()), pointer + "street2")
                .with("CITY", text(address.city()), pointer + "city")
                .with("STATE", text(address.state()), pointer + "state")
                .with("ZIPCODE", text(address.zip()), pointer + "zip")
                .with("COUNTRY", text(address.country()), pointer + "country")
                .with("SHIPMTHD", text(shipTo.shippingMethod()), "/shipTos/" + index + "/shippingMethod");
    }

    /** GP keeps ten digits and an extension of four; a number that is not American stays as it is. */
    static String phone(String number) {
        if (text(number) == null) {
            return null;
        }
        String digits = number.replaceAll("\\D", "");
        if (digits.length() == 11 && digits.startsWith("1")) {
            digits = digits.substring(1);
        }
        return digits.length() == 10 && !number.strip().matches("\\+(?!1).*") ? digits + "0000" : number.strip();
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
