package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.CustomerDefaults;
import io.storebridge.commerce.PlacedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The eConnect document that makes a customer. INTEGRATIONID of the customer is our mark of the store's account. The bill-to
 * address goes with the customer's own node, because GP may refuse codes of addresses that are not there yet (unverified);
 * for the same reason the ship-to becomes the customer's default in a second transaction.
 */
final class CustomerWriter {

    private static final String TYPE = "RMCustomerMasterType";
    private static final String CUSTOMER = "taUpdateCreateCustomerRcd";
    private static final String TEN_DIGITS = "\\d{10}";

    private CustomerWriter() {}

    /**
     * @param mark tells this account's customer from a stranger's
     * @param currencyId GP's id of the order's currency
     */
    static EConnectDocument create(
            String number,
            PlacedOrder order,
            CustomerDefaults defaults,
            NewAddresses addresses,
            String mark,
            String currencyId) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(customer(number, order, defaults, addresses, mark, currencyId));
        addresses.entries().forEach((code, entry) -> nodes.add(address(number, code, entry, order, defaults)));
        if (order.buyer() != null && order.buyer().email() != null) {
            nodes.add(new Node("taCreateInternetAddresses")
                    .with("Master_Type", "CUS")
                    .with("Master_ID", number)
                    .with("ADRSCODE", addresses.billTo())
                    .with("INET1", order.buyer().email().strip(), "/buyer/email")
                    .with("EmailToAddress", order.buyer().email().strip(), "/buyer/email"));
        }
        EConnectDocument document = new EConnectDocument().add(TYPE, nodes);
        if (!addresses.shipTo().equals(addresses.billTo())) {
            document.add(
                    TYPE,
                    List.of(new Node(CUSTOMER)
                            .with("CUSTNMBR", number)
                            .with("PRSTADCD", addresses.shipTo())
                            .with("INTEGRATIONSOURCE", SopNodes.INTEGRATION_SOURCE)
                            .with("INTEGRATIONID", mark)
                            .with("CreateAddress", 0)
                            .with("UpdateIfExists", 1)));
        }
        return document;
    }

    private static Node customer(
            String number,
            PlacedOrder order,
            CustomerDefaults defaults,
            NewAddresses addresses,
            String mark,
            String currencyId) {
        Map.Entry<String, NewAddresses.Entry> billTo =
                addresses.entries().entrySet().stream().findFirst().orElse(null);
        PlacedOrder.Account account = order.account();
        Node node = new Node(CUSTOMER)
                .with("CUSTNMBR", number, "/account/customer")
                .with("CUSTNAME", name(order), "/account/name")
                .with("CUSTCLAS", defaults.customerClass())
                .with("UseCustomerClass", defaults.customerClass() == null ? 0 : 1)
                .with("CNTCPRSN", order.buyer() == null ? null : order.buyer().name(), "/buyer/name")
                .with("PRCLEVEL", defaults.priceLevel())
                .with("PYMTRMID", defaults.terms())
                .with("SHIPMTHD", defaults.shippingMethod())
                .with("TAXSCHID", defaults.taxSchedule())
                .with("SLPRSNID", defaults.salesperson())
                .with("SALSTERR", defaults.territory())
                .with("CRLMTTYP", creditType(defaults.creditKind()))
                .with("CRLMTAMT", defaults.creditKind() == Credit.Kind.amount ? defaults.creditLimit() : null)
                .with("CURNCYID", currencyId)
                .with("TAXEXMT1", account == null ? null : account.taxExemption(), "/account/taxExemption")
                .with("NOTETEXT", "Made from order " + order.orderId() + " of the web store.")
                .with("INTEGRATIONSOURCE", SopNodes.INTEGRATION_SOURCE)
                .with("INTEGRATIONID", mark)
                .with("UpdateIfExists", 0)
                .with("CreateAddress", billTo == null ? 0 : 1);
        if (billTo != null) {
            node.with("ADRSCODE", billTo.getKey())
                    .with("PRBTADCD", billTo.getKey())
                    .with("PRSTADCD", billTo.getKey())
                    .with("STADDRCD", billTo.getKey());
            postal(node, billTo.getValue());
        }
        String phone = account == null ? null : account.phone();
        return phone == null || phone.isBlank() ? node : node.with("PHNUMBR1", digits(phone), "/account/phone");
    }

    private static Node address(
            String number, String code, NewAddresses.Entry entry, PlacedOrder order, CustomerDefaults defaults) {
        String contact = entry.address().contact();
        boolean own = contact != null && !contact.isBlank();
        Node node = new Node("taCreateCustomerAddress")
                .with("CUSTNMBR", number)
                .with("ADRSCODE", code, entry.pointer() + "/code")
                .with("SHIPMTHD", defaults.shippingMethod())
                .with("TAXSCHID", defaults.taxSchedule())
                .with("SLPRSNID", defaults.salesperson())
                .with("SALSTERR", defaults.territory())
                .with("ShipToName", entry.address().name(), entry.pointer() + "/name");
        if (own) {
            node.with("CNTCPRSN", contact, entry.pointer() + "/contact");
        } else if (order.buyer() != null) {
            node.with("CNTCPRSN", order.buyer().name(), "/buyer/name");
        }
        return postal(node, entry);
    }

    private static Node postal(Node node, NewAddresses.Entry entry) {
        Address address = entry.address();
        String pointer = entry.pointer();
        return node.with("ADDRESS1", address.street1(), pointer + "/street1")
                .with("ADDRESS2", address.street2(), pointer + "/street2")
                .with("CITY", address.city(), pointer + "/city")
                .with("STATE", address.state(), pointer + "/state")
                .with("ZIPCODE", address.zip(), pointer + "/zip")
                .with("COUNTRY", address.country(), pointer + "/country")
                .with("PHNUMBR1", digits(address.phone()), pointer + "/phone");
    }

    /** The account's name; of an account without one, that of its address. */
    static String name(PlacedOrder order) {
        String name = order.account() == null ? null : order.account().name();
        if ((name == null || name.isBlank()) && order.billTo() != null) {
            name = order.billTo().name();
        }
        return name == null ? null : name.strip();
    }

    private static Integer creditType(Credit.Kind kind) {
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case none -> 0;
            case unlimited -> 1;
            case amount -> 2;
        };
    }

    /** As GP keeps numbers of North America: ten digits and an extension of four; others as they are written. */
    static String digits(String phone) {
        if (phone == null) {
            return null;
        }
        String[] parts = phone.toLowerCase().split("ext\\.?|x", 2);
        String number = parts[0].replaceAll("[\\s().+-]", "").replaceFirst("^1(?=" + TEN_DIGITS + "$)", "");
        String extension = parts.length < 2 ? "" : parts[1].replaceAll("\\D", "");
        if (!number.matches(TEN_DIGITS) || extension.length() > 4) {
            return phone.strip();
        }
        return number + "0".repeat(4 - extension.length()) + extension;
    }
}
