package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.orderSettings;
import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrders;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** GP's totals rule for orders of the store, through the procedures; without them see {@link OrderMoneyTest}. */
class OrderTotalsTest {

    private static final String FAIRVIEW = "FAIRVIEW0001";

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void gpTakesOrdersWhateverTheirPricesDiscountsFeesTaxesPaymentsAndSplits() {
        Random random = new Random(20261124);
        SalesOrders whole = gp.salesOrders.apply(orderSettings("charge-items.gift", "GIFTWRAP"));
        SalesOrders split =
                gp.salesOrders.apply(orderSettings("split-orders", "by-ship-to", "charge-items.gift", "GIFTWRAP"));
        for (int run = 0; run < 36; run++) {
            RandomOrder sample = new RandomOrder(random, "RANDOM-" + run, 2, List.of("PAPR-CPY-WHT"), 0);
            SalesOrders port = run % 2 == 0 ? whole : split;
            List<SalesOrder> made = port.placeOrder(
                    port.reserveOrderNumbers(sample.order), sample.order, FAIRVIEW, sample.tax, List.of(), false);
            assertThat(OrderPart.sum(made, SalesOrder::total)).as("run " + run).isEqualByComparingTo(sample.total());
            assertThat(OrderPart.sum(made, SalesOrder::tax)).as("run " + run).isEqualByComparingTo(sample.tax.amount());
            assertThat(OrderPart.sum(made, SalesOrder::deposit))
                    .as("run " + run)
                    .isEqualByComparingTo(sample.paid());
        }
    }
}
