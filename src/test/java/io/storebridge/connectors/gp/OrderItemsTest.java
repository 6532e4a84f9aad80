package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderItem;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderItemsTest {

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void eachLineHasTheCustomersPriceCostAndStock() {
        OrderDraft draft = new OrderDraft("WEB-1")
                .line("PAPR-CPY-WHT", "10", null)
                .line("papr-cpy-wht", "2", "case", null, null, null, null)
                .line("CHAI-TSK-BLK", "1", "150.00")
                .line("SRVC-INSTALL", "1", null)
                .line("NO-SUCH-ITEM", "1", null)
                .line("PAPR-CPY-WHT", "1", "BARREL", null, null, null, null);
        List<OrderItem> items = gp.orders.checkItems(draft.build(), "AARONFIT0001");

        assertThat(items).extracting(OrderItem::line).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(items.subList(0, 3))
                .extracting(item -> item.accountPrice().toString())
                .containsExactly("7.50", "89.40", "219.00");
        assertThat(items.get(1).unit()).isEqualTo("CASE");
        assertThat(items.get(1).unitCost())
                .isEqualByComparingTo(items.get(0).unitCost().multiply(new BigDecimal(12)));
        assertThat(items.get(2).unitCost()).isEqualTo("151.20");
        assertThat(items.get(2).available()).isPositive();
        assertThat(items.get(3).available()).isNull();
        assertThat(items.get(4))
                .isEqualTo(new OrderItem("5", "NO-SUCH-ITEM", false, false, null, null, null, null, null, null, false));
        assertThat(items.get(5).known()).isTrue();
        assertThat(items.get(5).unit()).isEqualTo("BARREL");
        assertThat(items.get(5).accountPrice()).isNull();
    }

    @Test
    void aCustomerThatGpDoesNotHaveSeesListPrices() {
        OrderDraft draft = new OrderDraft("WEB-1").line("CHAI-TSK-BLK", "1", null);
        OrderItem item = gp.orders.checkItems(draft.build(), null).get(0);
        assertThat(item.accountPrice()).isEqualTo(item.listPrice()).isPositive();
        Failure.Rejected unknown =
                catchThrowableOfType(Failure.Rejected.class, () -> gp.orders.checkItems(draft.build(), "NOBODY"));
        assertThat(unknown.code()).isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
        draft.currency = "EUR";
        assertThat(gp.orders.checkItems(draft.build(), null).get(0).unitCost()).isNull();
    }

    @Test
    void aHundredLinesTakeAsManyQueriesAsOne() {
        OrderDraft one = new OrderDraft("WEB-1").line("CHAI-TSK-BLK", "1", null);
        OrderDraft many = new OrderDraft("WEB-2");
        for (int i = 0; i < 100; i++) {
            many.line(i % 2 == 0 ? "CHAI-TSK-BLK" : "PAPR-CPY-WHT", "1", null);
        }
        queries(one);
        assertThat(queries(many)).isEqualTo(queries(one)).isPositive();
    }

    private int queries(OrderDraft draft) {
        gp.journal.clear();
        gp.orders.checkItems(draft.build(), "AARONFIT0001");
        return gp.journal.of("gp").size();
    }
}
