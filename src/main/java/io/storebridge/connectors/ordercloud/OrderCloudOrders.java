package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.StoreOrders;
import io.storebridge.connectors.http.HttpFailures;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * OrderCloud's orders: read whole, and written in their {@code xp.GP} (see {@link OrderMarks}), by shipments and by the
 * steps of an order's life. Each write looks first, sends what differs and nothing else.
 */
final class OrderCloudOrders implements StoreOrders {

    private static final String CANNOT_CANCEL = "Order.CannotCancelInCurrentStatus";

    private final OrderCloudApi api;
    private final ObjectMapper json;
    private final OrderReader reader;
    private final OrderMarks marks;
    private final OrderShipments shipments;
    /** Two parts of one order that were read and written at once would lose one of them: xp.GP is sent whole. */
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    OrderCloudOrders(OrderCloudApi api, ObjectMapper json, OrderReader reader) {
        this.api = api;
        this.json = json;
        this.reader = reader;
        this.marks = new OrderMarks(json);
        this.shipments = new OrderShipments(api, json);
    }

    @Override
    public PlacedOrder readOrder(String orderId) {
        return reader.read(orderId);
    }

    @Override
    public List<String> findSubmittedOrders() {
        return reader.findSubmitted();
    }

    @Override
    public void confirmOrder(String orderId, List<SalesOrder> salesOrders) {
        change(orderId, "confirm", order -> patch(orderId, marks.placed(order, salesOrders)));
    }

    @Override
    public void cancelOrder(String orderId, String outcome, String reason) {
        change(orderId, "cancel", order -> {
            patch(orderId, marks.off(order, outcome, reason));
            cancel(order);
        });
    }

    @Override
    public void markOrder(String orderId, String status, String message) {
        change(orderId, "mark", order -> patch(orderId, marks.marked(order, status, message)));
    }

    @Override
    public void updateOrder(String orderId, SalesOrder salesOrder) {
        change(orderId, "update", order -> {
            JsonNode told = patch(orderId, marks.placed(order, List.of(salesOrder)));
            JsonNode now = told == null ? order : told;
            if (OrderMarks.isOff(now)) {
                cancel(now);
            } else if (isOpen(now)) {
                shipments.write(now, salesOrder);
                complete(orderId, now);
            }
        });
    }

    /** OrderCloud lets nobody cancel an order that was submitted (and needs no approval): then xp.GP alone says it. */
    private void cancel(JsonNode order) {
        String status = order.path("Status").asText();
        if (status.equals("Canceled") || status.equals("Completed")) {
            return;
        }
        try {
            api.cancel(order.path("ID").asText());
        } catch (Refusal e) {
            if (!e.code().equals(CANNOT_CANCEL)) {
                throw e;
            }
        }
    }

    /** What is not shipped is not going to be: lines that staff have shortened, and services. */
    private void complete(String orderId, JsonNode told) {
        if (OrderMarks.isShipped(told) && isOpen(api.order(orderId))) {
            api.complete(orderId);
        }
    }

    private static boolean isOpen(JsonNode order) {
        return order.path("Status").asText().equals("Open");
    }

    /** The order afterwards; null when there was nothing to change. */
    private JsonNode patch(String orderId, ObjectNode part) {
        return part == null ? null : api.patchOrder(orderId, part);
    }

    private void change(String orderId, String what, Consumer<JsonNode> change) {
        ReentrantLock lock = locks[Math.floorMod(orderId.hashCode(), locks.length)];
        lock.lock();
        try {
            JsonNode order = find(orderId);
            if (order != null) {
                change.accept(order);
            }
        } catch (Refusal e) {
            throw HttpFailures.rejected(
                    ErrorCodes.REFUSED,
                    "The store refused to " + what + " order " + orderId + ": " + e.getMessage() + " (" + e.code()
                            + ")",
                    null,
                    e.detail());
        } finally {
            lock.unlock();
        }
    }

    /** Null when the store does not hold the order. */
    private JsonNode find(String orderId) {
        if (!orderId.matches("[A-Za-z0-9_-]{1,100}")) {
            return null;
        }
        try {
            return api.order(orderId);
        } catch (Refusal e) {
            if (e.isMissing()) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public void linkCustomer(PlacedOrder order, Customer customer) {
        String account = order.account() == null ? null : order.account().id();
        change(order.orderId(), "link the customer of", found -> {
            // An order of another store may carry the same account id.
            if (found.path("FromCompanyID").asText().equals(account)) {
                link(account, customer.number());
            }
        });
    }

    private void link(String account, String number) {
        JsonNode buyer = api.buyer(account);
        ObjectNode gp = Buyers.gp(buyer, json);
        if (number.equals(Xp.text(gp, Buyers.CUSTOMER_NUMBER))) {
            return;
        }
        ObjectNode part = json.createObjectNode();
        part.putObject("xp").set("GP", gp.put(Buyers.CUSTOMER_NUMBER, number));
        api.patchBuyer(account, part);
    }
}
