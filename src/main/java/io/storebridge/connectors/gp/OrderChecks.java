package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must be right in an order before anything is written; all faults of a kind are told at once. */
final class OrderChecks {

    private OrderChecks() {}

    /** Lines and fees name ship-tos that there are, and no id stands twice. */
    static void references(PlacedOrder order) {
        OrderFaults faults = new OrderFaults();
        Set<String> shipTos = new HashSet<>();
        for (int i = 0; i < order.shipTos().size(); i++) {
            String id = order.shipTos().get(i).id();
            if (id != null && !shipTos.add(id)) {
                faults.add("/shipTos/" + i + "/id", "There is another ship-to with the id " + id + ".");
            }
        }
        Set<String> lines = new HashSet<>();
        for (int i = 0; i < order.lines().size(); i++) {
            PlacedOrder.Line line = order.lines().get(i);
            if (line.id() != null && !lines.add(line.id())) {
                faults.add("/lines/" + i + "/id", "There is another line with the id " + line.id() + ".");
            }
            shipTo(line.shipTo(), shipTos, "/lines/" + i, faults);
        }
        for (int i = 0; i < order.fees().size(); i++) {
            shipTo(order.fees().get(i).shipTo(), shipTos, "/fees/" + i, faults);
        }
        faults.check();
    }

    private static void shipTo(String id, Set<String> known, String pointer, OrderFaults faults) {
        if (id != null && !known.contains(id)) {
            faults.add(pointer + "/shipTo", "The order has no ship-to " + id + ".");
        }
    }

    /** A card payment that the gateway does not know would be money that nobody has. */
    static void cards(PlacedOrder order, OrderTexts texts) {
        OrderFaults faults = new OrderFaults();
        for (int i = 0; i < order.payments().size(); i++) {
            boolean card = order.payments().get(i).kind() == OrderPayment.Kind.card;
            if (card && texts.paymentId(i).isEmpty()) {
                faults.add("/payments/" + i, "Card payment " + (i + 1) + " is not authorised at the gateway.");
            }
        }
        faults.check();
    }

    /** @param known the customer's addresses in the ERP */
    static void addresses(PlacedOrder order, String customer, List<Address> known) {
        OrderFaults faults = new OrderFaults();
        address(order.billTo(), customer, known, "/billTo/code", faults);
        for (int i = 0; i < order.shipTos().size(); i++) {
            address(order.shipTos().get(i).address(), customer, known, "/shipTos/" + i + "/address/code", faults);
        }
        faults.check();
    }

    private static void address(
            Address address, String customer, List<Address> known, String pointer, OrderFaults faults) {
        String code = address == null ? "" : OrderTexts.text(address.code());
        if (!code.isEmpty() && known.stream().noneMatch(one -> one.code().equalsIgnoreCase(code))) {
            faults.add(pointer, "Customer " + customer + " has no address " + code + " in Dynamics GP.");
        }
    }
}
