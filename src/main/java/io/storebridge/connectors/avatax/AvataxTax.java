package io.storebridge.connectors.avatax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.Tax;
import io.storebridge.commerce.TaxResult;
import io.storebridge.connectors.tax.Sale;
import io.storebridge.connectors.tax.TaxProperties;
import java.util.List;

/**
 * AvaTax behind the port. The order's sale is a SalesInvoice under the order's id, saved and not committed, so AvaTax
 * reports nothing of it. An invoice that bills all of it to the cent commits it. Any other invoice is a sale of its own
 * under its number, with the tax that was billed; the order's sale is then voided at once, so that nobody commits both.
 */
final class AvataxTax implements Tax {

    private final AvataxApi api;
    private final ObjectMapper json;
    private final AvataxProperties properties;
    private final TaxProperties settings;
    private final Transaction transactions;

    AvataxTax(AvataxApi api, ObjectMapper json, AvataxProperties properties, TaxProperties settings) {
        this.api = api;
        this.json = json;
        this.properties = properties;
        this.settings = settings;
        this.transactions = new Transaction(json, properties, settings);
    }

    @Override
    public TaxResult calculate(PlacedOrder order, String customerNumber, String taxExemption) {
        Sale sale = Sale.of(order, settings);
        ObjectNode estimate = transactions.ofOrder("SalesOrder", order, sale, customerNumber, taxExemption);
        try {
            return new Recorded(api.create(estimate)).result();
        } catch (Refusal e) {
            throw notCommitted(e, sale);
        } catch (Failure.Unknown e) {
            // Nothing is recorded, so asking again is safe.
            throw new Failure.Unavailable(e.getMessage(), e);
        }
    }

    private static Failure.Rejected notCommitted(Refusal e, Sale sale) {
        return e.isCommitted() ? e.other() : e.rejected(sale.destinations());
    }

    @Override
    public TaxResult record(PlacedOrder order, String customerNumber, String taxExemption) {
        Sale sale = Sale.of(order, settings);
        ObjectNode transaction = transactions.ofOrder("SalesInvoice", order, sale, customerNumber, taxExemption);
        Recorded before = read(order.orderId());
        if (before != null && !before.isVoid()) {
            if (before.isCommitted()) {
                throw Refusal.committed(null);
            }
            if (before.hasContentOf(transaction)) {
                return before.result();
            }
        }
        try {
            return new Recorded(createOrAdjust(transaction)).result();
        } catch (Refusal e) {
            throw e.rejected(sale.destinations());
        }
    }

    @Override
    public TaxResult find(PlacedOrder order, String customerNumber, String taxExemption) {
        Recorded recorded = read(order.orderId());
        if (recorded == null || recorded.isVoid()) {
            return null;
        }
        ObjectNode transaction =
                transactions.ofOrder("SalesInvoice", order, Sale.of(order, settings), customerNumber, taxExemption);
        return recorded.hasContentOf(transaction) ? recorded.result() : null;
    }

    @Override
    public void commit(String orderId, Invoice invoice, Boolean whole) {
        Recorded sale = read(orderId);
        boolean open = sale != null && !sale.isVoid();
        if (open && sale.isCommitted()) {
            if (!Boolean.TRUE.equals(whole)) {
                throw new Failure.Rejected(
                        ErrorCodes.REFUSED,
                        "Order " + orderId + " is committed whole at AvaTax; invoice " + invoice.number()
                                + " would be reported a second time.");
            }
            return;
        }
        try {
            if (open && Boolean.TRUE.equals(whole) && sale.isBilledBy(invoice)) {
                ObjectNode body = json.createObjectNode().put("commit", true);
                api.commit(properties.companyCode(), AvataxApi.encoded(orderId), body);
                return;
            }
            commitInvoice(invoice, sale);
        } catch (Refusal e) {
            throw ofInvoice(e);
        }
        if (open) {
            cancel(orderId);
        }
    }

    private void commitInvoice(Invoice invoice, Recorded order) {
        ObjectNode transaction = transactions.ofInvoice(invoice, order);
        Recorded before = read(invoice.number());
        boolean done = before != null && before.isCommitted() && before.hasContentOf(transaction);
        if (!done) {
            createOrAdjust(transaction);
        }
    }

    private static Failure.Rejected ofInvoice(Refusal e) {
        if (!e.isAddress()) {
            return e.other();
        }
        String message = "AvaTax does not find the invoice's address.";
        return new Failure.Rejected(
                ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field("/shipTo", message)), e.detail());
    }

    @Override
    public void voidSale(String orderId) {
        Recorded sale = read(orderId);
        if (sale == null || sale.isVoid()) {
            return;
        }
        if (sale.isCommitted()) {
            throw Refusal.committed(null);
        }
        cancel(orderId);
    }

    private void cancel(String code) {
        try {
            ObjectNode body = json.createObjectNode().put("code", "DocVoided");
            api.cancel(properties.companyCode(), AvataxApi.encoded(code), body);
        } catch (Refusal e) {
            if (!e.isMissing() && !e.isVoidAlready()) {
                throw e.isCommitted() ? Refusal.committed(e.detail()) : e.other();
            }
        }
    }

    private JsonNode createOrAdjust(ObjectNode transaction) {
        return api.createOrAdjust(json.createObjectNode().set("createTransactionModel", transaction));
    }

    /** Null when there is none. */
    private Recorded read(String code) {
        try {
            return new Recorded(api.find(properties.companyCode(), AvataxApi.encoded(code)));
        } catch (Refusal e) {
            if (e.isMissing()) {
                return null;
            }
            throw e.other();
        }
    }
}
