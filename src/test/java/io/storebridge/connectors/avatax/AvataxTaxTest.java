package io.storebridge.connectors.avatax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount.Level;
import io.storebridge.commerce.TaxResult;
import io.storebridge.connectors.tax.Orders;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AvataxTaxTest {

    private static final String CUSTOMER = "AARONFIT0001";

    @RegisterExtension
    final AvataxFixture fixture = new AvataxFixture();

    @Test
    void an_estimate_is_worked_out_by_line_and_jurisdiction_and_not_recorded() {
        TaxResult tax = fixture.tax.calculate(Orders.chairs("W1"), CUSTOMER, null);

        assertThat(tax.amount()).isEqualTo("38.76");
        assertThat(tax.provider()).isEqualTo("avatax");
        assertThat(tax.transactionId()).isNull();
        assertThat(tax.exempt()).isFalse();
        assertThat(tax.details())
                .contains(new TaxResult.Detail(
                        "1",
                        null,
                        "IL STATE TAX",
                        "ILLINOIS",
                        "state",
                        new BigDecimal("0.0625"),
                        new BigDecimal("378.00"),
                        new BigDecimal("23.63")))
                .extracting(TaxResult.Detail::level)
                .containsExactly("state", "county", "city", "special");
        assertThat(fixture.standIn.transactions()).isEmpty();
    }

    @Test
    void shipping_is_taxed_where_it_is_taxed() {
        PlacedOrder order = Orders.order(
                "W1",
                List.of(Orders.MINNEAPOLIS),
                List.of(Orders.line("1", "1", "100.00", null, null)),
                List.of(Orders.fee("shipping", "50.00", null), Orders.fee("handling", "10.00", null)),
                List.of(Orders.discount(Level.shipping, "40.00")));
        TaxResult tax = fixture.tax.calculate(order, CUSTOMER, null);

        assertThat(tax.details().stream().filter(detail -> "shipping".equals(detail.fee())))
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail.taxable()).isEqualTo("10.00"));
        assertThat(tax.details().stream().map(TaxResult.Detail::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(tax.amount());
    }

    @Test
    void discounts_lower_the_tax_and_each_ship_to_has_its_own_rates() {
        PlacedOrder order = Orders.order(
                "W1",
                List.of(Orders.CHICAGO, Orders.address("1 Any St", "Portland", "OR", "97204", "US")),
                List.of(Orders.line("1", "1", "110.00", "10.00", "1"), Orders.line("2", "1", "100.00", null, "2")),
                List.of(),
                List.of(Orders.discount(Level.order, "20.00")));
        TaxResult tax = fixture.tax.calculate(order, CUSTOMER, null);

        assertThat(tax.details()).isNotEmpty().allSatisfy(detail -> {
            assertThat(detail.line()).isEqualTo("1");
            assertThat(detail.taxable()).isEqualTo("90.00");
        });
    }

    @Test
    void an_exempt_customer_pays_no_tax_by_our_certificate_or_by_avataxs() {
        TaxResult ours = fixture.tax.calculate(Orders.chairs("W1"), CUSTOMER, "EX-4711");
        TaxResult theirs = fixture.tax.calculate(Orders.chairs("W1"), "FAIRVIEW0001", "");
        for (TaxResult tax : List.of(ours, theirs)) {
            assertThat(tax.amount()).isEqualTo("0.00");
            assertThat(tax.exempt()).isTrue();
            assertThat(tax.details()).isEmpty();
        }
    }

    @Test
    void a_sale_is_recorded_once_and_found_by_its_content() {
        assertThat(fixture.tax.find(Orders.chairs("W1"), CUSTOMER, null)).isNull();
        TaxResult first = fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        TaxResult second = fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);

        assertThat(second).isEqualTo(first);
        assertThat(first.transactionId())
                .isEqualTo(fixture.standIn.transaction("W1").path("id").asText());
        assertThat(fixture.status("W1")).isEqualTo("Saved");
        assertThat(fixture.version("W1")).isOne();
        assertThat(fixture.tax.find(Orders.chairs("W1"), CUSTOMER, null)).isEqualTo(first);
        assertThat(fixture.tax.find(Orders.chairs("W1"), CUSTOMER, "EX-1")).isNull();
    }

    @Test
    void a_changed_order_adjusts_its_sale() {
        fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        PlacedOrder changed = Orders.order(
                "W1",
                List.of(Orders.CHICAGO),
                List.of(Orders.line("1", "1", "189.00", null, null)),
                List.of(),
                List.of());
        assertThat(fixture.tax.find(changed, CUSTOMER, null)).isNull();
        TaxResult tax = fixture.tax.record(changed, CUSTOMER, null);

        assertThat(tax.amount()).isEqualTo("19.37");
        assertThat(fixture.standIn.transactions()).hasSize(1);
        assertThat(fixture.tax.find(changed, CUSTOMER, null)).isEqualTo(tax);
    }

    @Test
    void an_invoice_of_the_whole_order_commits_the_sale_once() {
        fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);

        assertThat(fixture.status("W1")).isEqualTo("Committed");
        assertThat(fixture.version("W1")).isOne();
        assertThat(fixture.standIn.transactions()).hasSize(1);
    }

    @Test
    void an_invoice_of_a_part_is_a_sale_of_its_own_with_the_tax_that_was_billed() {
        fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        for (int time = 0; time < 2; time++) {
            fixture.tax.commit("W1", Orders.invoice("INV1", "1", "25.00", "19.40"), false);
        }
        fixture.tax.commit("W1", Orders.invoice("INV2", "1", "0.00", "19.36"), false);

        assertThat(fixture.status("W1")).as("nobody may commit both").isEqualTo("Cancelled");
        assertThat(fixture.status("INV1")).isEqualTo("Committed");
        assertThat(fixture.version("INV1")).isOne();
        assertThat(fixture.standIn.transaction("INV1").path("totalTax").decimalValue())
                .isEqualByComparingTo("19.40");
        assertThat(fixture.standIn.transaction("INV2").path("totalTax").decimalValue())
                .isEqualByComparingTo("19.36");
        assertThat(fixture.standIn.transaction("INV1").at("/lines/0/taxCode").asText())
                .isEqualTo("P0000000");
    }

    @Test
    void a_part_of_an_exempt_order_stays_exempt() {
        fixture.tax.record(Orders.chairs("W1"), CUSTOMER, "EX-4711");
        fixture.tax.commit("W1", Orders.invoice("INV1", "1", "0.00", "0.00"), false);
        assertThat(fixture.standIn.transaction("INV1").path("exemptNo").asText())
                .isEqualTo("EX-4711");
        assertThat(fixture.standIn.transaction("INV1").path("totalExempt").decimalValue())
                .isEqualByComparingTo("189.00");
    }

    @Test
    void an_invoice_with_another_tax_than_was_recorded_is_recorded_as_it_was_billed() {
        fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.00"), true);

        assertThat(fixture.status("W1")).isEqualTo("Cancelled");
        assertThat(fixture.status("INV1")).isEqualTo("Committed");
        assertThat(fixture.standIn.transaction("INV1").path("totalTax").decimalValue())
                .isEqualByComparingTo("38.00");
    }

    @Test
    void an_invoice_of_an_order_that_was_never_recorded_is_not_lost() {
        fixture.tax.commit("W1", Orders.invoice("INV 1/A", "2", "25.00", "38.76"), true);
        fixture.tax.commit("W1", Orders.invoice("INV 1/A", "2", "25.00", "38.76"), true);
        assertThat(fixture.status("INV 1/A")).isEqualTo("Committed");
        assertThat(fixture.version("INV 1/A")).isOne();
    }

    @Test
    void a_sale_is_voided_once_and_can_be_recorded_again() {
        fixture.tax.voidSale("W1");
        fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        fixture.tax.voidSale("W1");
        fixture.tax.voidSale("W1");
        assertThat(fixture.status("W1")).isEqualTo("Cancelled");
        assertThat(fixture.tax.find(Orders.chairs("W1"), CUSTOMER, null)).isNull();

        fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        assertThat(fixture.status("W1")).isEqualTo("Saved");
    }

    @Test
    void a_committed_sale_is_neither_voided_nor_changed_nor_billed_twice() {
        fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);

        assertThat(code(() -> fixture.tax.voidSale("W1"))).isEqualTo("tax-committed");
        assertThat(code(() -> fixture.tax.record(Orders.chairs("W1"), CUSTOMER, "EX-1")))
                .isEqualTo("tax-committed");
        assertThat(code(() -> fixture.tax.commit("W1", Orders.invoice("INV2", "1", "0.00", "1.00"), false)))
                .isEqualTo("refused");
        assertThat(fixture.standIn.transactions()).hasSize(1);
    }

    @Test
    void a_sale_that_was_reported_is_not_voided() throws Exception {
        fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        fixture.avatax.post("/api/v2/companies/DEFAULT/transactions/W1/lock", "{\"isLocked\":true}");
        assertThat(code(() -> fixture.tax.voidSale("W1"))).isEqualTo("tax-committed");
        assertThat(code(() -> fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null)))
                .isEqualTo("tax-committed");
    }

    @Test
    void what_is_recorded_survives_a_restart_of_the_stand_in() {
        TaxResult tax = fixture.tax.record(Orders.chairs("W1"), CUSTOMER, null);
        fixture.startStandIn();
        assertThat(fixture.tax.find(Orders.chairs("W1"), CUSTOMER, null)).isEqualTo(tax);
    }

    @Test
    void an_address_that_avatax_does_not_find_is_named() {
        PlacedOrder order = Orders.order(
                "W1",
                List.of(Orders.CHICAGO, Orders.NOWHERE),
                List.of(Orders.line("1", "1", "1.00", null, "1"), Orders.line("2", "1", "1.00", null, "2")),
                List.of(),
                List.of());
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> fixture.tax.calculate(order, CUSTOMER, null), () -> fixture.tax.record(order, CUSTOMER, null))) {
            Failure.Rejected no = catchThrowableOfType(Failure.Rejected.class, call);
            assertThat(no.code()).isEqualTo("address-invalid");
            assertThat(no.fields()).extracting(Failure.Field::pointer).containsExactly("/shipTos/1/address");
            assertThat(no.detail()).contains("InvalidPostalCode");
        }
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(Failure.Rejected.class, call).code();
    }
}
