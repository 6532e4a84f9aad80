package io.storebridge.connectors.taxjar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount.Level;
import io.storebridge.commerce.TaxResult;
import io.storebridge.connectors.tax.Orders;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaxjarTaxTest {

    private static final String CUSTOMER = "AARONFIT0001";

    @RegisterExtension
    final TaxjarFixture fixture = new TaxjarFixture();

    @Test
    void an_estimate_is_worked_out_by_line_and_jurisdiction_and_not_recorded() {
        TaxResult tax = fixture.tax.calculate(Orders.chairs("W1"), CUSTOMER, null);

        assertThat(tax.amount()).isEqualTo("38.76");
        assertThat(tax.provider()).isEqualTo("taxjar");
        assertThat(tax.transactionId()).isNull();
        assertThat(tax.exempt()).isFalse();
        assertThat(tax.details())
                .contains(new TaxResult.Detail(
                        "1",
                        null,
                        "IL STATE TAX",
                        "IL",
                        "state",
                        new BigDecimal("0.0625"),
                        new BigDecimal("378.00"),
                        new BigDecimal("23.63")))
                .extracting(TaxResult.Detail::level)
                .containsExactly("state", "county", "city", "special");
        assertThat(fixture.standIn.orders()).isEmpty();
    }

    @Test
    void to_record_is_to_work_out_because_taxjar_knows_no_open_sale() {
        assertThat(fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null))
                .isEqualTo(fixture.tax.calculate(Orders.chairs("W1"), CUSTOMER, null));
        assertThat(fixture.tax.find(Orders.chairs("W1"), CUSTOMER, null)).isNull();
        assertThat(fixture.standIn.orders()).isEmpty();
    }

    @Test
    void each_ship_to_is_asked_for_and_the_results_are_added() {
        PlacedOrder both = Orders.order(
                "W1",
                List.of(Orders.CHICAGO, Orders.MINNEAPOLIS, Orders.NOWHERE),
                List.of(Orders.line("a", "1", "100.00", null, "1"), Orders.line("b", "1", "200.00", null, "2")),
                List.of(Orders.fee("shipping", "30.00", null), Orders.fee("handling", "6.00", "2")),
                List.of(Orders.discount(Level.order, "30.00")));
        TaxResult tax = fixture.tax.calculate(both, CUSTOMER, null);

        assertThat(fixture.requests()).as("nothing goes to the third").hasSize(2);
        JsonNode second = Json.read(fixture.requests().get(1).body());
        assertThat(second.path("shipping").decimalValue()).isEqualByComparingTo("20.00");
        assertThat(second.path("amount").decimalValue()).isEqualByComparingTo("186.00");
        assertThat(second.at("/line_items/1/product_tax_code").asText()).isEqualTo("11000");
        BigDecimal sum = fixture.requests().stream()
                .map(entry -> Json.read(entry.responseBody())
                        .at("/tax/amount_to_collect")
                        .decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(tax.amount()).isEqualByComparingTo(sum);
        assertThat(tax.details()).extracting(TaxResult.Detail::line).contains("a", "b");
        assertThat(tax.details()).extracting(TaxResult.Detail::fee).contains("shipping", "handling");
        assertThat(tax.details().stream().map(TaxResult.Detail::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(tax.amount());
    }

    @Test
    void parts_of_a_piece_are_sent_as_one_piece_at_the_whole_amount() {
        PlacedOrder order = Orders.order(
                "W1",
                List.of(Orders.CHICAGO),
                List.of(Orders.line("1", "2.5", "0.333", null, null), Orders.line("2", "3", "1.50", null, null)),
                List.of(),
                List.of());
        fixture.tax.calculate(order, CUSTOMER, null);
        assertThat(fixture.requests().get(0).body())
                .contains("\"quantity\":1,\"unit_price\":0.83,")
                .contains("\"quantity\":3,\"unit_price\":1.50,")
                .contains("\"amount\":5.33,");
    }

    @Test
    void an_exempt_customer_pays_no_tax_by_our_certificate_or_by_taxjars() {
        for (TaxResult tax : List.of(
                fixture.tax.calculate(Orders.chairs("W1"), CUSTOMER, "EX-4711"),
                fixture.tax.calculate(Orders.chairs("W1"), "FAIRVIEW0001", ""))) {
            assertThat(tax.amount()).isEqualTo("0.00");
            assertThat(tax.exempt()).isTrue();
            assertThat(tax.details()).isEmpty();
        }
    }

    @Test
    void an_invoice_becomes_a_transaction_once_under_the_orders_id_or_its_own() {
        for (int time = 0; time < 2; time++) {
            fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);
            fixture.tax.commit("W2", Orders.invoice("INV/2", "1", "0.00", "19.36"), false);
        }
        assertThat(fixture.standIn.orders()).hasSize(2);
        JsonNode whole = fixture.standIn.order("W1");
        assertThat(whole.path("sales_tax").asText()).isEqualTo("38.76");
        assertThat(whole.path("amount").asText())
                .as("with shipping, without tax")
                .isEqualTo("403.00");
        assertThat(whole.path("shipping").asText()).isEqualTo("25.00");
        assertThat(whole.path("transaction_date").asText()).isEqualTo("2026-11-25T00:00:00Z");
        assertThat(whole.at("/line_items/0/unit_price").asText()).isEqualTo("189.00");
        assertThat(fixture.standIn.order("INV/2").path("sales_tax").asText()).isEqualTo("19.36");
    }

    @Test
    void a_corrected_invoice_replaces_its_transaction() {
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.00"), true);
        assertThat(fixture.standIn.order("W1").path("sales_tax").asText()).isEqualTo("38.00");
    }

    @Test
    void a_sale_that_was_committed_is_not_voided() {
        fixture.tax.voidSale("W1");
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);

        Failure.Rejected no = catchThrowableOfType(Failure.Rejected.class, () -> fixture.tax.voidSale("W1"));

        assertThat(no.code()).isEqualTo("tax-committed");
        assertThat(no.getMessage()).contains("refund");
        assertThat(fixture.standIn.order("W1").path("sales_tax").asText()).isEqualTo("38.76");
    }

    @Test
    void an_invoice_of_a_part_is_refused_when_the_whole_was_committed() {
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);

        Failure.Rejected no = catchThrowableOfType(
                Failure.Rejected.class,
                () -> fixture.tax.commit("W1", Orders.invoice("INV2", "1", "0.00", "19.36"), false));

        assertThat(no.code()).isEqualTo("refused");
        assertThat(no.getMessage()).contains("INV2", "a second time");
        assertThat(fixture.standIn.orders()).hasSize(1);
    }

    @Test
    void transactions_survive_a_restart_of_the_stand_in() {
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);
        fixture.startStandIn();
        assertThat(fixture.standIn.order("W1").path("sales_tax").asText()).isEqualTo("38.76");
    }

    @Test
    void an_address_that_taxjar_does_not_find_is_named() {
        PlacedOrder order = Orders.order(
                "W1",
                List.of(Orders.CHICAGO, Orders.NOWHERE),
                List.of(Orders.line("1", "1", "1.00", null, "1"), Orders.line("2", "1", "1.00", null, "2")),
                List.of(),
                List.of());
        Failure.Rejected no =
                catchThrowableOfType(Failure.Rejected.class, () -> fixture.tax.record(order, CUSTOMER, null));
        assertThat(no.code()).isEqualTo("address-invalid");
        assertThat(no.fields()).extracting(Failure.Field::pointer).containsExactly("/shipTos/1/address");
        assertThat(no.getMessage()).contains("to_zip 90210 is not used within to_state IL");
    }

    @Test
    void taxjars_own_answers_are_read() throws Exception {
        PlacedOrder order = Orders.chairs("W1");
        var parts = io.storebridge.connectors.tax.Sale.of(order, Orders.settings("taxjar"))
                .parts();
        for (String file : List.of("taxes", "taxes_ca", "taxes_eu")) {
            JsonNode tax = Contracts.read("taxjar-fixtures/com/taxjar/fixtures/" + file + ".json")
                    .path("tax");
            Breakdown breakdown = new Breakdown(tax, 2);
            assertThat(breakdown.amount())
                    .as(file)
                    .isEqualByComparingTo(tax.path("amount_to_collect").decimalValue());
            assertThat(breakdown.isExempt()).isFalse();
            assertThat(breakdown.details(parts)).as(file).isNotEmpty().allSatisfy(detail -> {
                assertThat(detail.jurisdiction()).isNotEmpty();
                assertThat(detail.rate()).isPositive();
            });
        }
    }
}
