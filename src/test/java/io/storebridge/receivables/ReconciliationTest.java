package io.storebridge.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Payments;
import io.storebridge.commerce.Receipt;
import io.storebridge.commerce.Receivables;
import io.storebridge.commerce.Reconciliation.Difference;
import io.storebridge.commerce.Workflows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ReconciliationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Receivables erp = mock(Receivables.class);
    private final Payments gateway = mock(Payments.class);
    private final Workflows workflows = mock(Workflows.class);
    private final ChargesAndReceipts reconciliation =
            new ChargesAndReceipts(provider(Receivables.class, erp), provider(Payments.class, gateway), workflows);

    @BeforeEach
    void theGatewayKnowsNoOtherCharge() {
        when(gateway.read(any())).thenThrow(new Failure.Rejected(ErrorCodes.CHARGE_UNKNOWN, "no such charge"));
    }

    @Test
    void what_agrees_is_no_difference_and_nobody_is_asked_again() {
        assertThat(reconciliation.compare(
                        List.of(charge("pi_1", "100.00", "0")), List.of(receipt("R1", "pi_1", "100.0", false))))
                .isEmpty();

        verify(erp, never()).listReceipts(any());
        verify(gateway, never()).read(any());
    }

    @Test
    void a_charge_without_a_receipt_is_a_difference_under_the_charges_id() {
        Difference difference = only(List.of(charge("pi_1", "732.35", "0")), List.of());

        assertThat(difference.kind()).isEqualTo("charge-without-receipt");
        assertThat(difference.id()).isEqualTo("pi_1");
        assertThat(difference.paymentId()).isEqualTo("P-pi_1");
        assertThat(difference.inProgress()).isFalse();
        assertThat(difference.text()).contains("732.35 USD", "AARONFIT0001", "P-pi_1", "there is no receipt");
        verify(erp).listReceipts(LocalDate.of(2026, 11, 19));
    }

    @Test
    void a_payment_that_still_runs_is_in_progress_and_not_asked_for() {
        when(workflows.isRunning("invoice-payment", "P-pi_1")).thenReturn(true);

        assertThat(only(List.of(charge("pi_1", "10.00", "0")), List.of()).inProgress())
                .isTrue();
        verify(erp, never()).listReceipts(any());
    }

    @Test
    void a_void_receipt_is_none() {
        assertThat(only(List.of(charge("pi_1", "10.00", "0")), List.of(receipt("R1", "pi_1", "10.00", true)))
                        .kind())
                .isEqualTo("charge-without-receipt");
        assertThat(reconciliation.compare(List.of(), List.of(receipt("R2", "pi_9", "10.00", true))))
                .isEmpty();
    }

    @Test
    void a_charge_given_back_needs_no_receipt_but_must_not_have_one() {
        Charge refunded = charge("pi_1", "10.00", "10.00");

        assertThat(reconciliation.compare(List.of(refunded), List.of())).isEmpty();
        Difference difference = only(List.of(refunded), List.of(receipt("R1", "pi_1", "10.00", false)));
        assertThat(difference.kind()).isEqualTo("amounts-differ");
        assertThat(difference.text()).contains("wholly given back", "Void the receipt");
    }

    @Test
    void a_partly_refunded_charge_is_compared_with_what_is_left() {
        Charge refunded = charge("pi_1", "10.00", "4.00");

        assertThat(reconciliation.compare(List.of(refunded), List.of(receipt("R1", "pi_1", "6.00", false))))
                .isEmpty();
        assertThat(only(List.of(refunded), List.of(receipt("R1", "pi_1", "10.00", false)))
                        .text())
                .contains("4.00 USD given back");
    }

    @Test
    void another_amount_or_currency_or_two_receipts_of_one_charge_differ() {
        Charge charge = charge("pi_1", "10.00", "0");

        assertThat(only(List.of(charge), List.of(receipt("R1", "pi_1", "9.99", false)))
                        .kind())
                .isEqualTo("amounts-differ");
        Difference twice = only(
                List.of(charge), List.of(receipt("R1", "pi_1", "10.00", false), receipt("R2", "pi_1", "10.00", false)));
        assertThat(twice.kind()).isEqualTo("amounts-differ");
        assertThat(twice.id()).isEqualTo("pi_1");
        assertThat(twice.text()).contains("R1 of 10.00 USD and R2 of 10.00 USD", "recorded twice");
        Receipt canadian = new Receipt(
                "R1",
                "AARONFIT0001",
                DAY,
                "CAD",
                new BigDecimal("10.00"),
                BigDecimal.ZERO,
                "pi_1",
                true,
                false,
                List.of());
        assertThat(only(List.of(charge), List.of(canadian)).kind()).isEqualTo("amounts-differ");
    }

    @Test
    void a_receipt_without_a_charge_is_a_difference_under_the_receipts_number() {
        Difference difference = only(List.of(), List.of(receipt("R1", "pi_9", "10.00", false)));

        assertThat(difference.kind()).isEqualTo("receipt-without-charge");
        assertThat(difference.id()).isEqualTo("R1");
        assertThat(difference.charge()).isNull();
        assertThat(difference.text()).contains("names charge pi_9");
        assertThat(only(List.of(), List.of(receipt("R2", "", "10.00", false))).text())
                .contains("names no charge");
    }

    @Test
    void a_receipt_whose_charge_is_older_than_the_list_is_no_difference() {
        doReturn(charge("pi_old", "10.00", "0")).when(gateway).read(argThat(c -> c.id().equals("pi_old")));

        assertThat(reconciliation.compare(List.of(), List.of(receipt("R1", "pi_old", "10.00", false))))
                .isEmpty();
        assertThat(only(List.of(), List.of(receipt("R1", "pi_old", "9.00", false)))
                        .kind())
                .isEqualTo("amounts-differ");
    }

    @Test
    void a_receipt_that_was_made_after_the_list_is_seen_and_others_are_not_looked_into() {
        when(erp.listReceipts(any()))
                .thenReturn(List.of(
                        receipt("R1", "pi_1", "10.00", false), receipt("R7", "pi_of_last_year", "5.00", false)));

        assertThat(reconciliation.compare(List.of(charge("pi_1", "10.00", "0")), List.of()))
                .isEmpty();
    }

    @Test
    void a_charge_that_did_not_succeed_does_not_carry_a_receipt() {
        Charge waiting = new Charge(
                "pi_1",
                "P-1",
                "AARONFIT0001",
                Charge.Status.action,
                new BigDecimal("10.00"),
                "USD",
                null,
                null,
                Instant.parse("2026-11-20T10:00:00Z"));

        assertThat(reconciliation.compare(List.of(waiting), List.of())).isEmpty();
        assertThat(only(List.of(waiting), List.of(receipt("R1", "pi_1", "10.00", false)))
                        .kind())
                .isEqualTo("receipt-without-charge");
    }

    @Test
    void a_gateway_that_will_not_say_is_not_taken_for_a_missing_charge() {
        doThrow(new Failure.Rejected(ErrorCodes.REFUSED, "the key was revoked"))
                .when(gateway)
                .read(any());

        assertThatThrownBy(() -> reconciliation.compare(List.of(), List.of(receipt("R1", "pi_old", "10.00", false))))
                .hasMessage("the key was revoked");
    }

    private Difference only(List<Charge> charges, List<Receipt> receipts) {
        List<Difference> differences = reconciliation.compare(charges, receipts);
        assertThat(differences).hasSize(1);
        return differences.get(0);
    }

    private static Charge charge(String id, String amount, String refunded) {
        return new Charge(
                id,
                "P-" + id,
                "AARONFIT0001",
                Charge.Status.succeeded,
                new BigDecimal(amount),
                "USD",
                "Visa ending in 4242",
                new BigDecimal(refunded),
                Instant.parse("2026-11-20T01:00:00Z"));
    }

    private static Receipt receipt(String number, String chargeId, String amount, boolean voided) {
        return new Receipt(
                number,
                "AARONFIT0001",
                DAY,
                "USD",
                new BigDecimal(amount),
                BigDecimal.ZERO,
                chargeId,
                true,
                voided,
                List.of());
    }

    static <T> ObjectProvider<T> provider(Class<T> type, T bean) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean(type.getSimpleName(), bean);
        return beans.getBeanProvider(type);
    }
}
