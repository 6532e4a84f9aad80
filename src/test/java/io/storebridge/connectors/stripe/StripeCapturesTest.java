package io.storebridge.connectors.stripe;

import static io.storebridge.connectors.stripe.CardOrders.card;
import static io.storebridge.connectors.stripe.CardOrders.made;
import static io.storebridge.connectors.stripe.CardOrders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Charge.Status;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.stripe.StripeStandIn;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeCapturesTest {

    @RegisterExtension
    final StripeFixture fixture = new StripeFixture();

    @Test
    void shipments_take_the_payment_part_by_part_and_the_last_one_lets_the_rest_go() {
        List<Charge> charges = authorized(card("100", "pm_card_visa"));

        Charge first = only(capture(charges, "40.00", false));
        assertThat(first.captured()).isEqualTo(new BigDecimal("40.00"));
        assertThat(first.status()).isEqualTo(Status.authorized);
        Charge last = only(capture(charges, "90", true));

        assertThat(last.captured()).isEqualTo(new BigDecimal("90.00"));
        assertThat(last.status()).isEqualTo(Status.succeeded);
        assertThat(last.refunded()).isEqualTo(new BigDecimal("0.00"));
        assertThat(taken()).containsExactly(9000L);
        assertThat(only(capture(charges, "90", true))).isEqualTo(last);
    }

    @Test
    void the_first_payment_goes_first_and_what_is_not_needed_is_let_go_with_the_last() {
        List<Charge> charges =
                authorized(card("100", "pm_card_visa"), card("50", "pm_card_mastercard"), card("30", "pm_card_amex"));
        assertThat(capture(charges, "120", false))
                .extracting(charge -> charge.captured().toPlainString())
                .containsExactly("100.00", "20.00", "0.00");

        List<Charge> last = capture(charges, "130", true);

        assertThat(last)
                .extracting(charge -> charge.captured().toPlainString())
                .containsExactly("100.00", "30.00", "0.00");
        assertThat(last)
                .extracting(Charge::status)
                .containsExactly(Status.succeeded, Status.succeeded, Status.canceled);
        assertThat(last).extracting(Charge::refunded).containsOnly(new BigDecimal("0.00"));
        assertThat(capture(charges, "130", true)).isEqualTo(last);
    }

    @Test
    void of_a_card_that_allows_one_capture_the_rest_is_lost_and_said_to_be_missing() {
        List<Charge> charges = authorized(card("100", "pm_card_jcb"));
        Charge first = only(capture(charges, "40", false));
        assertThat(first.status()).isEqualTo(Status.succeeded);
        assertThat(first.captured()).isEqualTo(new BigDecimal("40.00"));
        assertThat(first.refunded())
                .as("what was never taken is not given back")
                .isEqualTo(new BigDecimal("0.00"));
        assertThat(only(capture(charges, "40", false))).isEqualTo(first);

        Failure.Rejected missing = rejected(() -> capture(charges, "100", true));

        assertThat(missing.code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(missing.getMessage())
                .contains("60.00 USD cannot be taken: of 100.00 USD that are due 40.00 USD are taken");
        assertThat(taken()).containsExactly(4000L);
    }

    @Test
    void a_company_that_does_not_ask_for_several_captures_has_one_for_each_card() throws Exception {
        fixture.multicapture = StripeProperties.Multicapture.never;
        fixture.connect(StripeStandIn.SECRET_KEY, Duration.ofSeconds(10));
        List<Charge> charges = authorized(card("100", "pm_card_visa"));
        assertThat(only(capture(charges, "40", false)).status()).isEqualTo(Status.succeeded);
        assertThat(fixture.requests().toString()).doesNotContain("multicapture", "final_capture");
    }

    @Test
    void when_too_little_is_set_aside_what_there_is_is_taken_and_the_rest_is_named() {
        List<Charge> charges = authorized(card("100", "pm_card_visa"));
        assertThat(rejected(() -> capture(charges, "120", false)).getMessage()).contains("20.00 USD cannot be taken");
        assertThat(taken()).containsExactly(10000L);
        assertThat(rejected(() -> capture(List.of(), "1", false)).code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(capture(List.of(), "0", true)).isEmpty();
    }

    @Test
    void what_was_taken_for_an_order_is_no_charge_that_needs_a_receipt() {
        capture(authorized(card("100", "pm_card_visa"), card("50", "pm_card_jcb")), "120", true);

        assertThat(taken()).containsExactlyInAnyOrder(10000L, 2000L);
        assertThat(fixture.payments.listCharges(Instant.now().minusSeconds(3600)))
                .isEmpty();
    }

    @Test
    void the_last_capture_of_more_than_is_left_takes_what_there_is_and_names_all_amounts() {
        List<Charge> charges = authorized(card("100", "pm_card_visa"), card("50", "pm_card_jcb"));
        capture(charges, "110", false);

        Failure.Rejected missing = rejected(() -> capture(charges, "150", true));

        assertThat(missing.getMessage())
                .contains("40.00 USD cannot be taken: of 150.00 USD that are due 110.00 USD are taken");
        assertThat(rejected(() -> capture(charges, "150", true)).getMessage()).isEqualTo(missing.getMessage());
        assertThat(taken()).containsExactlyInAnyOrder(10000L, 1000L);
        assertThat(only(capture(charges.subList(0, 1), "100", true)).status()).isEqualTo(Status.succeeded);
    }

    @Test
    void what_the_store_has_charged_counts() throws Exception {
        String id = fixture.stripe
                .form("/v1/payment_intents", "currency=usd&confirm=true&payment_method=pm_card_visa&amount=5000")
                .json()
                .path("id")
                .asText();
        List<Charge> charges = authorized(made("50", id), card("100", "pm_card_visa"));
        assertThat(capture(charges, "70", false))
                .extracting(charge -> charge.captured().toPlainString())
                .containsExactly("50.00", "20.00");
    }

    @Test
    void nothing_to_take_lets_all_go_when_it_is_the_last_and_nothing_otherwise() {
        List<Charge> charges = authorized(card("100", "pm_card_visa"));
        assertThat(only(capture(charges, "0.00", false)).status()).isEqualTo(Status.authorized);
        assertThat(only(capture(charges, "0", true)).status()).isEqualTo(Status.canceled);
        assertThat(taken()).containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.001"})
    void a_total_that_is_no_amount_is_refused_with_its_field(String total) {
        List<Charge> charges = authorized(card("100", "pm_card_visa"));
        Failure.Rejected rejected = rejected(() -> capture(charges, total, false));
        assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(rejected.fields()).extracting(Failure.Field::pointer).containsExactly("/total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/capture", "/cancel", "/v1/refunds"})
    void a_lost_answer_changes_nothing_about_what_is_taken_and_given_back(String match) {
        List<Charge> charges = authorized(card("100", "pm_card_visa"), card("50", "pm_card_amex"));
        fixture.faults.add(Fault.always(StripeStandIn.SYSTEM, Kind.DROP_RESPONSE)
                .matching(match)
                .times(1));
        repeat(() -> capture(charges, "60", false));
        repeat(() -> capture(charges, "60", false));
        assertThat(taken()).containsExactly(0L, 6000L);

        repeat(() -> fixture.authorizations.release(charges, "x"));
        repeat(() -> fixture.authorizations.release(charges, "x"));

        assertThat(fixture.standIn.payments())
                .extracting(intent -> intent.path("status").asText())
                .containsExactly("canceled", "succeeded");
        assertThat(only(fixture.authorizations.release(charges.subList(0, 1), "x"))
                        .refunded())
                .isEqualTo(new BigDecimal("60.00"));
        assertThat(givenBack()).containsExactly(6000L);
    }

    @Test
    void however_many_calls_there_are_at_once_no_more_is_taken_than_the_greatest_total() throws Exception {
        List<Charge> charges = authorized(card("100", "pm_card_visa"));
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String total = List.of("30", "50", "70").get(i % 3);
            calls.add(() -> {
                try {
                    return capture(charges, total, false);
                } catch (Failure.Unavailable busy) {
                    return busy;
                }
            });
        }
        for (Future<Object> call : callers.invokeAll(calls)) {
            call.get();
        }
        callers.shutdown();
        assertThat(taken().get(0)).isLessThanOrEqualTo(7000L);
        capture(charges, "70", false);
        assertThat(taken()).containsExactly(7000L);
    }

    @Test
    void what_is_set_aside_is_let_go_and_what_was_taken_is_given_back() {
        List<Charge> charges =
                authorized(card("100", "pm_card_visa"), card("50", "pm_card_jcb"), card("30", "pm_card_amex"));
        capture(charges, "120", false);

        List<Charge> released = fixture.authorizations.release(charges, "Cancelled by the buyer");

        assertThat(released)
                .extracting(Charge::status)
                .containsExactly(Status.succeeded, Status.succeeded, Status.canceled);
        assertThat(released)
                .extracting(charge -> charge.refunded().toPlainString())
                .containsExactly("100.00", "20.00", "0.00");
        assertThat(fixture.authorizations.release(charges, "another reason")).isEqualTo(released);
        assertThat(givenBack()).containsExactlyInAnyOrder(10000L, 2000L);
        assertThat(fixture.standIn.payments().get(0).at("/metadata/reason").asText())
                .isEqualTo("Cancelled by the buyer");
        assertThat(fixture.standIn.refunds())
                .filteredOn(refund -> refund.path("metadata").has("order_id"))
                .hasSize(2)
                .allSatisfy(refund ->
                        assertThat(refund.path("metadata").has("payment_id")).isFalse());
    }

    @Test
    void a_payment_taken_in_part_is_let_go_and_given_back() {
        List<Charge> charges = authorized(card("100", "pm_card_visa"));
        capture(charges, "40", false);
        Charge released = only(fixture.authorizations.release(charges, "x"));
        assertThat(released.captured()).isEqualTo(new BigDecimal("40.00"));
        assertThat(released.refunded()).isEqualTo(new BigDecimal("40.00"));
        assertThat(givenBack()).containsExactly(4000L);
        assertThat(rejected(() -> capture(charges, "100", false)).getMessage()).contains("60.00 USD cannot be taken");
    }

    @Test
    void a_payment_that_stripe_or_somebody_has_canceled_is_let_go_already_and_gives_nothing() throws Exception {
        List<Charge> charges = authorized(card("100", "pm_card_visa"));
        fixture.stripe.form("/v1/payment_intents/" + charges.get(0).id() + "/cancel", "");
        assertThat(only(fixture.authorizations.release(charges, "x")).status()).isEqualTo(Status.canceled);
        assertThat(rejected(() -> capture(charges, "100", true)).getMessage()).contains("0.00 USD are taken");
    }

    @Test
    void a_payment_that_was_only_prepared_is_given_up() {
        PlacedOrder order = order("WEB-1", card("100", "pm_card_visa"));
        List<Charge> prepared = fixture.authorizations.prepareOrder(order, "C");
        assertThat(only(fixture.authorizations.release(prepared, null)).status())
                .isEqualTo(Status.canceled);
    }

    @Test
    void a_payment_that_stripe_does_not_know_is_named() {
        Charge known = authorized(card("100", "pm_card_visa")).get(0);
        List<Charge> unknown = List.of(new Charge(
                "pi_nothing",
                "WEB-1",
                "C",
                Status.authorized,
                known.amount(),
                "USD",
                null,
                BigDecimal.ZERO,
                known.createdAt()));
        assertThat(rejected(() -> capture(unknown, "1", false)).code()).isEqualTo(ErrorCodes.CHARGE_UNKNOWN);
        assertThat(rejected(() -> fixture.authorizations.release(unknown, "x")).code())
                .isEqualTo(ErrorCodes.CHARGE_UNKNOWN);
    }

    private List<Charge> authorized(OrderPayment... payments) {
        PlacedOrder order = order("WEB-1", payments);
        return fixture.authorizations.authorize(fixture.authorizations.prepareOrder(order, "C"), order);
    }

    private List<Charge> capture(List<Charge> charges, String total, boolean last) {
        return fixture.authorizations.capture(charges, new BigDecimal(total), last);
    }

    /** As the worker does after an answer that did not come. */
    private static void repeat(Runnable step) {
        try {
            step.run();
        } catch (Failure.Unknown lost) {
            step.run();
        }
    }

    /** Cents of each payment, the newest first. */
    private List<Long> taken() {
        return fixture.standIn.payments().stream()
                .map(intent -> intent.path("amount_received").asLong())
                .toList();
    }

    /** Cents of each refund that we asked for. */
    private List<Long> givenBack() {
        return fixture.standIn.refunds().stream()
                .filter((ObjectNode refund) -> refund.path("metadata").has("order_id"))
                .map(refund -> refund.path("amount").asLong())
                .toList();
    }

    private static Charge only(List<Charge> charges) {
        assertThat(charges).hasSize(1);
        return charges.get(0);
    }

    private static Failure.Rejected rejected(ThrowingCallable call) {
        Failure.Rejected rejected = catchThrowableOfType(Failure.Rejected.class, call);
        assertThat(rejected).isNotNull();
        return rejected;
    }
}
