package io.storebridge.connectors.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount.Level;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SaleTest {

    private static final TaxProperties SETTINGS = Orders.settings("avatax");

    @Test
    void discounts_are_spread_to_the_cent_and_no_share_is_above_its_line() {
        Random random = new Random(5);
        for (int run = 0; run < 500; run++) {
            List<BigDecimal> weights = new ArrayList<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < 1 + random.nextInt(9); i++) {
                weights.add(BigDecimal.valueOf(random.nextInt(5) == 0 ? 0 : random.nextInt(5000), 2));
                sum = sum.add(weights.get(i));
            }
            BigDecimal amount =
                    BigDecimal.valueOf(random.nextInt(sum.unscaledValue().intValue() + 1), 2);
            List<BigDecimal> shares = Shares.of(amount, weights, 2);
            assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(amount);
            for (int i = 0; i < weights.size(); i++) {
                assertThat(shares.get(i)).as("%s of %s", amount, weights).isBetween(BigDecimal.ZERO, weights.get(i));
            }
        }
    }

    @Test
    void a_line_counts_after_its_own_discount_and_its_share_of_the_orders() {
        PlacedOrder order = Orders.order(
                "W1",
                List.of(Orders.CHICAGO),
                List.of(Orders.line("1", "3", "10.005", "0.02", null), Orders.line("2", "1", "70.00", null, null)),
                List.of(Orders.fee("shipping", "20.00", null), Orders.fee("handling", "5.00", null)),
                List.of(Orders.discount(Level.order, "10.00"), Orders.discount(Level.shipping, "4.00")));
        List<Sale.Part> parts = Sale.of(order, SETTINGS).parts();

        assertThat(parts)
                .extracting(Sale.Part::gross)
                .map(BigDecimal::toPlainString)
                .containsExactly("30.02", "70.00", "20.00", "5.00");
        assertThat(parts)
                .extracting(Sale.Part::net)
                .map(BigDecimal::toPlainString)
                .containsExactly("27.00", "63.00", "16.00", "5.00");
    }

    @Test
    void a_fee_of_the_whole_order_goes_where_the_goods_go() {
        PlacedOrder order = Orders.order(
                "W1",
                List.of(Orders.CHICAGO, Orders.MINNEAPOLIS),
                List.of(Orders.line("1", "1", "25.00", null, "2"), Orders.line("2", "1", "75.00", null, "1")),
                List.of(Orders.fee("shipping", "10.00", null), Orders.fee("handling", "1.00", "2")),
                List.of());
        List<Sale.Part> parts = Sale.of(order, SETTINGS).parts();

        assertThat(parts).extracting(Sale.Part::destination).containsExactly(1, 0, 0, 1, 1);
        assertThat(parts)
                .extracting(part -> part.net().toPlainString())
                .containsExactly("25.00", "75.00", "7.50", "2.50", "1.00");
    }

    @Test
    void goods_leave_from_their_warehouse_in_any_case_of_its_code() {
        assertThat(SETTINGS.shipFrom("east").zip()).isEqualTo("07114");
        assertThat(SETTINGS.shipFrom("MAIN").zip()).isEqualTo("55409");
        assertThat(SETTINGS.shipFrom(null).zip()).isEqualTo("55409");
    }

    @Test
    void addresses_are_written_as_providers_take_them() {
        assertThat(Place.of(Orders.MINNEAPOLIS, "US"))
                .isEqualTo(new Place("1 Main St", "", "Minneapolis", "MN", "55401", "US"));
        assertThat(Place.of(Orders.address("x", "y", "new york", "100011234", "United States"), "US"))
                .extracting(Place::state, Place::zip, Place::country)
                .containsExactly("NY", "10001-1234", "US");
        assertThat(Place.of(Orders.address("x", "y", "Ontario", "k1a 0b1", "CAN"), "US"))
                .extracting(Place::state, Place::zip, Place::country)
                .containsExactly("ON", "K1A 0B1", "CA");
        assertThat(Place.of(Orders.address("x", "y", "IL", "60601", ""), "US").country())
                .isEqualTo("US");
        assertThat(Place.of(Orders.address("x", "Berlin", "", "10115", "Germany"), "US")
                        .problem())
                .isNull();
    }

    @Test
    void an_address_that_nobody_finds_is_refused_before_anybody_is_asked() {
        for (var address : List.of(
                Orders.address("x", "y", "IL", "", "US"),
                Orders.address("x", "y", "IL", "606", "US"),
                Orders.address("x", "y", "Ohoi", "60601", "US"),
                Orders.address("x", "y", "IL", "60601", "Atlantis"))) {
            Failure.Rejected no = refused(Orders.order(
                    "W1",
                    List.of(Orders.CHICAGO, address),
                    List.of(Orders.line("1", "1", "1", null, null)),
                    List.of(),
                    List.of()));
            assertThat(no.code()).isEqualTo("address-invalid");
            assertThat(no.fields().get(0).pointer()).isEqualTo("/shipTos/1/address");
        }
    }

    @Test
    void values_that_make_no_sale_are_refused_with_the_field() {
        assertThat(pointer(Orders.line("1", "1", null, null, null))).isEqualTo("/lines/0/unitPrice");
        assertThat(pointer(Orders.line("1", "1", "5.00", "5.01", null))).isEqualTo("/lines/0/discount");
        PlacedOrder tooMuch = Orders.order(
                "W1",
                List.of(Orders.CHICAGO),
                List.of(Orders.line("1", "1", "5.00", null, null)),
                List.of(),
                List.of(Orders.discount(Level.shipping, "0.01")));
        assertThat(refused(tooMuch).fields().get(0).pointer()).isEqualTo("/discounts");
    }

    @Test
    void without_a_provider_the_stores_figure_is_the_tax() {
        PlacedOrder order = Orders.chairs("W1");
        StoreTax tax = new StoreTax();
        assertThat(tax.record(order, "A", null).amount()).isEqualTo("0.00");
        PlacedOrder taxed = new PlacedOrder(
                "W1",
                "USD",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                order.shipTos(),
                order.lines(),
                null,
                null,
                new TaxResult(new BigDecimal("7.31"), "elsewhere", "T-1", false, List.of()),
                null,
                null,
                false,
                null,
                null);
        assertThat(tax.calculate(taxed, "A", null))
                .isEqualTo(new TaxResult(new BigDecimal("7.31"), "store", "T-1", false, List.of()));
    }

    private static String pointer(PlacedOrder.Line line) {
        Failure.Rejected no = refused(Orders.order("W1", List.of(Orders.CHICAGO), List.of(line), List.of(), List.of()));
        assertThat(no.code()).isEqualTo("value-invalid");
        return no.fields().get(0).pointer();
    }

    private static Failure.Rejected refused(PlacedOrder order) {
        return catchThrowableOfType(Failure.Rejected.class, () -> Sale.of(order, SETTINGS));
    }
}
