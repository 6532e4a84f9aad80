package io.storebridge.connectors.taxjar;

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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * TaxJar behind the port. It knows no sale that is not final: to record is to work out, with no transaction id, and only
 * a posted invoice becomes a transaction: under the order's id when it bills the whole order, else under its own number.
 * So there is never a sale to void: a transaction of the order's id is committed, and stays.
 */
final class TaxjarTax implements Tax {

    private static final String PROVIDER = "taxjar";

    private final TaxjarApi api;
    private final TaxProperties settings;
    private final Requests requests;

    TaxjarTax(TaxjarApi api, ObjectMapper json, TaxjarProperties properties, TaxProperties settings) {
        this.api = api;
        this.settings = settings;
        this.requests = new Requests(json, properties, settings);
    }

    /** One request for each ship-to, because TaxJar takes one destination in a request. */
    @Override
    public TaxResult calculate(PlacedOrder order, String customerNumber, String taxExemption) {
        Sale sale = Sale.of(order, settings);
        int decimals = Sale.decimals(order.currency());
        String customer = customer(order, customerNumber);
        BigDecimal amount = BigDecimal.ZERO.setScale(decimals);
        boolean exempt = true;
        List<TaxResult.Detail> details = new ArrayList<>();
        for (int i = 0; i < sale.destinations().size(); i++) {
            int destination = i;
            if (sale.parts().stream().noneMatch(part -> part.destination() == destination)) {
                continue;
            }
            Breakdown answer = new Breakdown(ask(sale, destination, customer, taxExemption), decimals);
            amount = amount.add(answer.amount());
            exempt &= answer.isExempt();
            details.addAll(answer.details(sale.parts()));
        }
        return new TaxResult(amount, PROVIDER, null, exempt && amount.signum() == 0, details);
    }

    private static String customer(PlacedOrder order, String customerNumber) {
        boolean given = customerNumber != null && !customerNumber.isBlank();
        return given || order.account() == null
                ? customerNumber
                : order.account().id();
    }

    private JsonNode ask(Sale sale, int destination, String customer, String taxExemption) {
        try {
            return api.calculate(requests.estimate(sale, destination, customer, taxExemption))
                    .path("tax");
        } catch (Refusal e) {
            throw e.isAddress()
                    ? e.badAddress(ErrorCodes.ADDRESS_INVALID, "/shipTos/" + destination + "/address")
                    : e.other();
        } catch (Failure.Unknown e) {
            // Nothing is recorded, so asking again is safe.
            throw new Failure.Unavailable(e.getMessage(), e);
        }
    }

    @Override
    public TaxResult record(PlacedOrder order, String customerNumber, String taxExemption) {
        return calculate(order, customerNumber, taxExemption);
    }

    /** Nothing is recorded before it is invoiced. */
    @Override
    public TaxResult find(PlacedOrder order, String customerNumber, String taxExemption) {
        return null;
    }

    @Override
    public void commit(String orderId, Invoice invoice, Boolean whole) {
        if (!Boolean.TRUE.equals(whole) && isCommitted(orderId)) {
            throw new Failure.Rejected(
                    ErrorCodes.REFUSED,
                    "Order " + orderId + " is recorded whole at TaxJar; invoice " + invoice.number()
                            + " would be reported a second time.");
        }
        String id = Boolean.TRUE.equals(whole) ? orderId : invoice.number();
        ObjectNode transaction = requests.transaction(id, invoice);
        try {
            try {
                api.create(transaction);
            } catch (Refusal e) {
                if (!e.mayExist()) {
                    throw e;
                }
                replace(id, transaction, e);
            }
        } catch (Refusal e) {
            throw e.isAddress() ? e.badAddress(ErrorCodes.VALUE_INVALID, "/shipTo") : e.other();
        }
    }

    private void replace(String id, ObjectNode transaction, Refusal first) {
        try {
            api.update(id, transaction);
        } catch (Refusal e) {
            throw e.isMissing() ? first : e;
        }
    }

    @Override
    public void voidSale(String orderId) {
        if (isCommitted(orderId)) {
            throw new Failure.Rejected(
                    ErrorCodes.TAX_COMMITTED,
                    "Order " + orderId
                            + " was billed and its sale is recorded at TaxJar, where it stays: record a refund"
                            + " transaction there.");
        }
    }

    private boolean isCommitted(String orderId) {
        try {
            api.find(orderId);
            return true;
        } catch (Refusal e) {
            if (e.isMissing()) {
                return false;
            }
            throw e.other();
        } catch (Failure.Unknown e) {
            // Nothing was written, so asking again is safe.
            throw new Failure.Unavailable(e.getMessage(), e);
        }
    }
}
