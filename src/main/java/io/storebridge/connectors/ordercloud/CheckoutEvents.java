package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Workflows;
import java.math.BigDecimal;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What OrderCloud's calls make us do. A document that they carry is believed for prices shown, never for an order. */
final class CheckoutEvents {

    static final String PROCESS = "order-to-erp";

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutEvents.class);

    private final OrderReader reader;
    private final Workflows workflows;
    private final EventSettings settings;
    private final ObjectMapper json;
    private final CheckoutTax tax;
    private final CalculatedTax calculated;
    private final ShippingRates rates;
    private final OrderSettings orders;

    CheckoutEvents(
            OrderReader reader, Workflows workflows, OrderSettings orders, EventSettings settings, ObjectMapper json) {
        this.reader = reader;
        this.workflows = workflows;
        this.settings = settings;
        this.json = json;
        this.calculated = new CalculatedTax(json);
        this.tax = new CheckoutTax(workflows, calculated);
        this.rates = new ShippingRates(json, settings.shippingRates());
        this.orders = orders;
    }

    ObjectNode shippingRates(JsonNode worksheet) {
        return rates.answer(worksheet);
    }

    /**
     * Whether the order is one to start a run for. The store is asked: an event may be forged, late, or early.
     *
     * @throws Failure.Unavailable when the store does not answer
     */
    boolean isSubmitted(String orderId) {
        boolean submitted = reader.isSubmitted(orderId);
        if (!submitted) {
            LOG.info("OrderCloud's order {} is not open, or is a quote's: nothing to do", orderId);
        }
        return submitted;
    }

    /** Starts the order's run; it reads the order from the store. */
    void start(String orderId) {
        boolean started = workflows.start(PROCESS, Map.of("orderId", orderId));
        LOG.info("OrderCloud's order {}: {}", orderId, started ? "started" : "has its run already");
    }

    /** @throws Failure when the tax is not known and the settings want it known */
    ObjectNode calculate(JsonNode worksheet) {
        ObjectNode answer = json.createObjectNode();
        BigDecimal shipping = new ChosenShipping(worksheet, orders).total();
        shipping = shipping == null ? Xp.amount(worksheet, "Order.ShippingCost") : shipping;
        answer.put("ShippingTotal", shipping == null ? BigDecimal.ZERO : shipping);
        try {
            var result = tax.of(reader.checkout(withShipping(worksheet, shipping)));
            answer.put("TaxTotal", result.amount());
            answer.set("xp", calculated.write(result));
        } catch (Failure e) {
            if (!settings.calculateWithoutTax()) {
                throw e;
            }
            LOG.warn("The tax at checkout is not known: {}", e.getMessage());
            answer.put("TaxTotal", BigDecimal.ZERO);
            answer.set("xp", calculated.unknown(e.getMessage()));
        }
        return answer;
    }

    /** The order's own shipping cost is of the last calculation, before another method was chosen. */
    private static JsonNode withShipping(JsonNode worksheet, BigDecimal shipping) {
        ObjectNode current = worksheet.deepCopy();
        if (current.path("Order") instanceof ObjectNode order) {
            order.put("ShippingCost", shipping).putNull("TaxCost");
        }
        return current;
    }
}
