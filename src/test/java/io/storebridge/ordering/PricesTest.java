package io.storebridge.ordering;

import static io.storebridge.ordering.Orders.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderItem;
import io.storebridge.commerce.PlacedOrder;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricesTest {

    @Test
    void a_line_without_a_price_gets_the_accounts_and_a_price_of_the_store_stays() {
        PlacedOrder priced = Prices.complete(
                order(line("1", "CHAIR", "2", null), line("2", "LAMP", "1", "60.00")),
                List.of(item("2", true, "64.50"), item("1", true, "144.10")));

        assertThat(priced.lines().stream().map(PlacedOrder.Line::unitPrice))
                .containsExactly(new BigDecimal("144.10"), new BigDecimal("60.00"));
        assertThat(priced.lines().get(0).quantity()).isEqualByComparingTo("2");
        assertThat(priced.withLines(List.of())).isEqualTo(order());
    }

    @Test
    void a_free_item_stays_free() {
        PlacedOrder free = order(line("1", "CHAIR", "2", "0"));

        assertThat(Prices.complete(free, List.of(item("1", true, "144.10")))).isEqualTo(free);
    }

    @Test
    void lines_that_nobody_can_price_are_named_all_at_once() {
        PlacedOrder order =
                order(line("1", "CHAIR", "2", "1.00"), line("2", "GHOST", "1", null), line("3", "LAMP", "1", null));

        Failure.Rejected rejected = catchThrowableOfType(
                Failure.Rejected.class,
                () -> Prices.complete(order, List.of(item("2", false, null), item("3", true, null))));

        assertThat(rejected.code()).isEqualTo(ErrorCodes.ITEM_UNKNOWN);
        assertThat(rejected.fields().stream().map(Failure.Field::pointer))
                .containsExactly("/lines/1/item", "/lines/2/unitPrice");
        assertThat(rejected.getMessage()).contains("GHOST", "LAMP");
    }

    private static PlacedOrder order(PlacedOrder.Line... lines) {
        return Orders.placed("WEB-1", null).withLines(List.of(lines));
    }

    private static OrderItem item(String line, boolean known, String price) {
        BigDecimal amount = price == null ? null : new BigDecimal(price);
        return new OrderItem(line, "ITEM", known, known, null, "Each", amount, amount, null, null, false);
    }
}
