package io.storebridge.ordering;

import static io.storebridge.ordering.Orders.card;
import static io.storebridge.ordering.Orders.customer;
import static io.storebridge.ordering.Orders.line;
import static io.storebridge.ordering.Orders.tax;
import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.OrderAssessment;
import io.storebridge.commerce.OrderItem;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount;
import io.storebridge.commerce.PlacedOrder.Fee;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessmentTest {

    private static final PlacedOrder.Account ACCOUNT = new PlacedOrder.Account("acc", "AARONFIT0001", null, null, null);

    @Test
    void an_order_as_it_should_be_has_nothing_worth_a_look() {
        OrderAssessment assessment = Assessment.of(
                Orders.placed("WEB-1", ACCOUNT, card("403.00")),
                customer("AARONFIT0001", "Aaron Fitz Electrical"),
                List.of(item("1", "CHAI-TSK-BLK", "144.10", "90.00"), item("2", "LAMP-DSK-LED", "64.50", "30.35")),
                tax("25.30"));

        assertThat(assessment.subtotal()).isEqualTo("352.70");
        assertThat(assessment.freight()).isEqualTo("25.00");
        assertThat(assessment.fees()).isEqualTo("0.00");
        assertThat(assessment.total()).isEqualTo("403.00");
        assertThat(assessment.marginPercent()).isEqualTo("40.36");
        assertThat(assessment.onAccount()).isEqualTo("0.00");
        assertThat(assessment.availableCredit()).isEqualTo("300.00");
        assertThat(assessment.addressKnown()).isTrue();
        assertThat(assessment.country()).isEqualTo("US");
        assertThat(assessment.taxSource()).isEqualTo("avatax");
        assertThat(assessment.findings()).isEmpty();
    }

    @Test
    void everything_that_is_odd_is_said_in_plain_words() {
        OrderAssessment assessment = Assessment.of(
                Orders.placed(
                        "WEB-1",
                        ACCOUNT,
                        new OrderPayment(OrderPayment.Kind.account, new BigDecimal("403.00"), null, null, null, null)),
                customer("AARONFIT0001", "Aaron Fitz Electrical"),
                List.of(
                        new OrderItem(
                                "1",
                                "CHAI-TSK-BLK",
                                true,
                                true,
                                "Task Chair",
                                "Each",
                                new BigDecimal("200.00"),
                                new BigDecimal("189.00"),
                                new BigDecimal("250.00"),
                                BigDecimal.ONE,
                                false),
                        new OrderItem("2", "LAMP-DSK-LED", false, false, null, null, null, null, null, null, false)),
                new TaxResult(new BigDecimal("20.00"), "store", null, false, List.of()));

        assertThat(assessment.priceDiffers()).isTrue();
        assertThat(assessment.stockShort()).isTrue();
        assertThat(assessment.itemUnknown()).isTrue();
        assertThat(assessment.totalDiffers()).isTrue();
        assertThat(assessment.overLimit()).isTrue();
        assertThat(assessment.marginPercent()).as("a cost is not known").isNull();
        assertThat(assessment.findings())
                .containsExactly(
                        "397.70 USD on account is more than the available credit of 300.00 USD",
                        "Line 1: the price 144.1 of CHAI-TSK-BLK is below the account's price 189",
                        "Line 1: 2 Each of CHAI-TSK-BLK wanted, 1 in stock, and it may not be back-ordered",
                        "Line 2: GP has no item LAMP-DSK-LED",
                        "The tax is the store's figure: no tax provider has confirmed it",
                        "The store's total is 403.00 USD, the sum is 397.70 USD");
    }

    @Test
    void lines_are_rounded_to_the_currency_and_discounts_are_taken_where_they_belong() {
        PlacedOrder order = Orders.placed("WEB-1", ACCOUNT);
        PlacedOrder odd = new PlacedOrder(
                order.orderId(),
                "JPY",
                order.placedAt(),
                ACCOUNT,
                order.buyer(),
                null,
                null,
                null,
                null,
                List.of(new PlacedOrder.ShipTo(
                        "1", new Address(null, "", "", "elsewhere", "", "Kyoto", "", "1", "JP", ""), null, null)),
                List.of(line("1", "A", "3", "33.5"), line("2", "B", "1", null)),
                List.of(
                        new Fee("shipping", null, new BigDecimal("500"), null, null),
                        new Fee("duty", null, new BigDecimal("70"), null, null)),
                List.of(
                        new Discount(Discount.Level.order, null, null, new BigDecimal("10")),
                        new Discount(Discount.Level.shipping, null, null, new BigDecimal("100"))),
                new TaxResult(new BigDecimal("9"), null, null, false, List.of()),
                List.of(),
                null,
                false,
                null,
                Map.of());

        OrderAssessment assessment =
                Assessment.of(odd, null, List.of(item("1", "A", "1", "1"), item("2", "B", "250", "1")), tax("8"));

        assertThat(assessment.subtotal()).isEqualTo("351");
        assertThat(assessment.discount()).isEqualTo("10");
        assertThat(assessment.freight()).isEqualTo("400");
        assertThat(assessment.fees()).isEqualTo("70");
        assertThat(assessment.total()).isEqualTo("819");
        assertThat(assessment.onAccount()).isEqualTo("819");
        assertThat(assessment.overLimit())
                .as("a new customer has no credit to compare with")
                .isFalse();
        assertThat(assessment.firstOrder()).isTrue();
        assertThat(assessment.addressKnown()).isFalse();
        assertThat(assessment.taxDiffers()).isTrue();
        assertThat(assessment.totalDiffers()).isFalse();
        assertThat(assessment.findings())
                .containsExactly(
                        "The customer is new: it is made in GP with this order",
                        "The store's tax is 9 JPY, avatax says 8 JPY");
    }

    private static OrderItem item(String line, String item, String price, String cost) {
        return new OrderItem(
                line,
                item,
                true,
                true,
                item,
                "Each",
                new BigDecimal(price),
                new BigDecimal(price),
                new BigDecimal(cost),
                new BigDecimal("100"),
                true);
    }
}
