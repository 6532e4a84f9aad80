package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.commerce.Acceptance;
import io.storebridge.commerce.Order;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.QuoteRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TotalsTest {

    private static final String[] UNITS = {"EACH", "CASE"};

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void totalsHoldToTheCentWhateverThePricesAndQuantities() {
        Random random = new Random(20261123);
        gp.office.changeCreditLimit("AARONFIT0001", null);
        for (int run = 0; run < 25; run++) {
            List<QuoteRequest.Line> lines = new ArrayList<>();
            BigDecimal expected = BigDecimal.ZERO;
            for (int i = 0; i <= random.nextInt(12); i++) {
                BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 12 : 100_000));
                BigDecimal price =
                        new BigDecimal(Math.abs(random.nextLong()) % 100_000_000).movePointLeft(random.nextInt(6));
                expected = expected.add(price.multiply(quantity).setScale(2, RoundingMode.HALF_UP));
                lines.add(new QuoteRequest.Line("PAPR-CPY-WHT", quantity, UNITS[random.nextInt(2)], null, price, null));
            }
            Quote quote = gp.erp.createQuote(
                    gp.erp.reserveQuoteNumber(),
                    request("RANDOM-" + run, "AARONFIT0001", lines.toArray(new QuoteRequest.Line[0])));
            assertThat(quote.subtotal()).as("run " + run).isEqualByComparingTo(expected);
            assertThat(quote.total()).as("run " + run).isEqualByComparingTo(expected);

            Order order =
                    gp.erp.createOrder(gp.erp.reserveOrderNumber(), quote, new Acceptance(null, null, null), true);
            assertThat(order.total()).as("run " + run).isEqualByComparingTo(expected);
            assertThat(order.lines())
                    .extracting(Order.Line::total)
                    .containsExactlyElementsOf(
                            quote.lines().stream().map(Quote.Line::total).toList());
        }
    }
}
