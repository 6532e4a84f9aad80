package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;

/** An order's life: who it is from, what it adds up to, and which step may follow which. */
final class Orders implements Rules {

    /** The company id of the seller, to whom incoming orders are addressed. */
    static final String SELLER = "SELLER";

    private final ResourceEngine engine;
    private final Submission submission;

    Orders(ResourceEngine engine) {
        this.engine = engine;
        this.submission = new Submission(engine);
    }

    @Override
    public void beforeSave(Session session, String parent, ObjectNode order, ObjectNode old, ObjectNode sent) {
        if (old == null) {
            order.put("Status", "Unsubmitted");
            if (!order.hasNonNull("ToCompanyID")) {
                order.put("ToCompanyID", SELLER);
            }
            // of an order that had this id before
            Worksheets.ANSWERS.forEach(
                    answer -> Worksheets.keep(session, order.get("ID").asText(), answer, null));
        } else if (isOpenToChanges(old) && !old.path("ShippingAddressID").equals(order.path("ShippingAddressID"))) {
            Worksheets.outdated(session, order.get("ID").asText());
        }
        from(session, order);
        address(session, order);
        addUp(session, order);
    }

    private static boolean isOpenToChanges(ObjectNode order) {
        return order.path("Status").asText().equals("Unsubmitted");
    }

    private static void from(Session session, ObjectNode order) {
        if (!order.hasNonNull("FromCompanyID") || !order.hasNonNull("FromUserID")) {
            throw OrderCloudError.of(
                    400,
                    "Order.CreateIncomingRequiresFromUser",
                    "To create an incoming order, you must provide both FromCompanyID and FromUserID.");
        }
        String buyer = order.get("FromCompanyID").asText();
        CatalogRules.demand(session, "Buyer", "", buyer);
        order.set(
                "FromUser",
                CatalogRules.demand(
                        session, "User", buyer, order.get("FromUserID").asText()));
    }

    private static void address(Session session, ObjectNode order) {
        String buyer = order.get("FromCompanyID").asText();
        if (order.hasNonNull("BillingAddressID")) {
            order.set(
                    "BillingAddress",
                    CatalogRules.demand(
                            session,
                            "Address",
                            buyer,
                            order.get("BillingAddressID").asText()));
        }
        if (order.hasNonNull("ShippingAddressID")) {
            CatalogRules.demand(
                    session, "Address", buyer, order.get("ShippingAddressID").asText());
        }
    }

    private static void addUp(Session session, ObjectNode order) {
        Collection<ObjectNode> lines = session.list("LineItem", order.get("ID").asText());
        BigDecimal subtotal = BigDecimal.ZERO;
        BigDecimal discount = BigDecimal.ZERO;
        for (ObjectNode line : lines) {
            subtotal = subtotal.add(line.get("LineSubtotal").decimalValue());
            discount = discount.add(line.get("PromotionDiscount").decimalValue());
        }
        BigDecimal total = subtotal.add(amount(order, "ShippingCost"))
                .add(amount(order, "TaxCost"))
                .subtract(discount);
        order.put("LineItemCount", lines.size())
                .put("Subtotal", subtotal)
                .put("PromotionDiscount", discount)
                .put("Total", total);
    }

    private static BigDecimal amount(ObjectNode order, String field) {
        return order.hasNonNull(field) ? order.get(field).decimalValue() : BigDecimal.ZERO;
    }

    /** Bills to an address that the buyer has not saved. */
    ObjectNode billTo(Session session, String id, ObjectNode address) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id).deepCopy();
        order.putNull("BillingAddressID").put("LastUpdated", engine.now()).set("BillingAddress", address);
        session.put("Order", "", id, order);
        return order;
    }

    /** Ships all lines to an address that the buyer has not saved. */
    ObjectNode shipTo(Session session, String id, ObjectNode address) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id).deepCopy();
        for (ObjectNode line : session.list("LineItem", id)) {
            ObjectNode changed = line.deepCopy().putNull("ShippingAddressID");
            changed.set("ShippingAddress", address);
            session.put("LineItem", id, line.get("ID").asText(), changed);
        }
        order.putNull("ShippingAddressID").put("LastUpdated", engine.now());
        session.put("Order", "", id, order);
        Worksheets.outdated(session, id);
        return order;
    }

    /** Adds the order up again after something of it has changed. */
    void refresh(Session session, String id) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id).deepCopy();
        addUp(session, order);
        session.put("Order", "", id, order.put("LastUpdated", engine.now()));
        if (isOpenToChanges(order)) {
            Worksheets.outdated(session, id);
        }
    }

    ObjectNode submit(Session session, String id) {
        ObjectNode order = submission.demandSubmittable(session, id);
        submission.takeStock(session, id);
        return moved(
                session, order, needsApproval(session, order) ? "AwaitingApproval" : "Open", "DateSubmitted", true);
    }

    /** The sandbox's stand-in for approval rules: orders of this buyer from this total on, {@code xp.ApprovalFrom}. */
    private static boolean needsApproval(Session session, ObjectNode order) {
        var from = session.get("Buyer", "", order.get("FromCompanyID").asText())
                .path("xp")
                .path("ApprovalFrom");
        return from.isNumber() && order.get("Total").decimalValue().compareTo(from.decimalValue()) >= 0;
    }

    /** Fails for the reasons for which a submit would. */
    void validate(Session session, String id) {
        submission.demandSubmittable(session, id);
    }

    ObjectNode approve(Session session, String id) {
        return fromStatus(
                session,
                id,
                Set.of("AwaitingApproval"),
                "Open",
                "DateApproved",
                "Order.MustBeAwaitingApproval",
                "Cannot process order with given status. Order status must be AwaitingApproval.");
    }

    ObjectNode decline(Session session, String id) {
        return fromStatus(
                session,
                id,
                Set.of("AwaitingApproval"),
                "Declined",
                "DateDeclined",
                "Order.MustBeAwaitingApproval",
                "Cannot process order with given status. Order status must be AwaitingApproval.");
    }

    ObjectNode cancel(Session session, String id) {
        return fromStatus(
                session,
                id,
                Set.of("Unsubmitted", "AwaitingApproval", "Declined"),
                "Canceled",
                "DateCanceled",
                "Order.CannotCancelInCurrentStatus",
                "Cannot cancel an order with the status of Open or Completed.");
    }

    ObjectNode complete(Session session, String id) {
        return fromStatus(
                session,
                id,
                Set.of("Open"),
                "Completed",
                "DateCompleted",
                "Order.CannotCompleteBadStatus",
                "Cannot complete an order with this status. Order status must be Open.");
    }

    private ObjectNode fromStatus(
            Session session, String id, Set<String> allowed, String status, String date, String code, String message) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id);
        demandStatus(order, allowed, code, message);
        return moved(session, order, status, date, order.path("IsSubmitted").asBoolean());
    }

    private ObjectNode moved(Session session, ObjectNode order, String status, String date, boolean submitted) {
        ObjectNode moved = order.deepCopy()
                .put("Status", status)
                .put(date, engine.now())
                .put("LastUpdated", engine.now())
                .put("IsSubmitted", submitted);
        session.put("Order", "", order.get("ID").asText(), moved);
        return moved;
    }

    static void demandStatus(ObjectNode order, Set<String> allowed, String code, String message) {
        if (!allowed.contains(order.path("Status").asText())) {
            throw OrderCloudError.of(400, code, message)
                    .with("OrderID", order.get("ID").asText())
                    .with("Status", order.path("Status").asText());
        }
    }

    /** The order with all that belongs to it. */
    ObjectNode worksheet(Session session, String id) {
        ObjectNode worksheet = Json.object();
        worksheet.set("Order", engine.get(session, Resources.ORDER, "", id));
        worksheet.putArray("LineItems").addAll(session.list("LineItem", id));
        worksheet.putArray("OrderPromotions").addAll(session.list("OrderPromotion", id));
        for (String field : Worksheets.ANSWERS) {
            ObjectNode answer = Worksheets.answer(session, id, field);
            worksheet.set(field, answer == null ? Json.MAPPER.nullNode() : answer);
        }
        return worksheet;
    }
}
