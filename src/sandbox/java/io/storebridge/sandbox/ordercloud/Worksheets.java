package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.util.List;

/** The answers to an order's integration events. */
final class Worksheets {

    static final List<String> ANSWERS = List.of(
            Checkout.ESTIMATE,
            Checkout.CALCULATE,
            "OrderSubmitResponse",
            "OrderSubmitForApprovalResponse",
            "OrderApprovedResponse");

    private static final String KIND = "WorksheetAnswer";

    private Worksheets() {}

    /** Null when there is none. */
    static ObjectNode answer(Session session, String order, String field) {
        return session.get(KIND, order, field);
    }

    /** @param answer null: none any more */
    static void keep(Session session, String order, String field, ObjectNode answer) {
        if (answer != null) {
            session.put(KIND, order, field, answer);
        } else if (session.get(KIND, order, field) != null) {
            session.delete(KIND, order, field);
        }
    }

    /** The order has changed: shipping and totals are to be worked out anew. */
    static void outdated(Session session, String order) {
        keep(session, order, Checkout.ESTIMATE, null);
        keep(session, order, Checkout.CALCULATE, null);
    }
}
