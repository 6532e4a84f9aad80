package io.storebridge.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Charge.Status;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Refund;
import java.math.BigDecimal;
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
import org.junit.jupiter.params.provider.CsvSource;

class StripePaymentsTest {

    @RegisterExtension
    final StripeFixture fixture = new StripeFixture();

    @Test
    void a_payment_is_prepared_without_money_moving_and_then_charged() throws Exception {
        Charge prepared = fixture.prepared("P1");

        assertThat(prepared.status()).isEqualTo(Status.prepared);
        assertThat(prepared.paymentId()).isEqualTo("P1");
        assertThat(prepared.customer()).isEqualTo("AARONFIT0001");
        assertThat(prepared.amount()).isEqualTo(new BigDecimal("732.35"));
        assertThat(prepared.currency()).isEqualTo("USD");
        assertThat(prepared.method()).isNull();
        assertThat(fixture.charges()).isZero();

        Charge charged = fixture.payments.confirm(prepared, "pm_card_mastercard");

        assertThat(charged.id()).isEqualTo(prepared.id());
        assertThat(charged.status()).isEqualTo(Status.succeeded);
        assertThat(charged.method()).isEqualTo("Mastercard ending in 4444");
        assertThat(charged.refunded()).isEqualTo(new BigDecimal("0.00"));
        assertThat(fixture.payments.read(charged)).isEqualTo(charged);
        assertThat(fixture.charges()).isOne();
        assertThat(fixture.standIn.payments().get(0).path("description").asText())
                .isEqualTo("Invoices INV1 & INV2, P1");
    }

    @Test
    void the_same_payment_prepared_again_is_the_first_one() {
        assertThat(fixture.prepared("P1")).isEqualTo(fixture.prepared("P1"));
        assertThat(fixture.prepared("Zahlung Ä/1 \"x\"")).isEqualTo(fixture.prepared("Zahlung Ä/1 \"x\""));
        assertThat(fixture.standIn.payments()).hasSize(2);
    }

    @Test
    void the_same_payment_with_another_amount_is_refused() {
        fixture.prepared("P1");
        Failure.Rejected refused = rejected(() -> prepare("P1", "1.00", "USD"));
        assertThat(refused.code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(refused.getMessage()).contains("P1 was prepared before");
        assertThat(refused.detail()).contains("idempotency_error");
    }

    @ParameterizedTest
    @CsvSource({
        "732.35,USD,73235,732.35",
        "5,USD,500,5.00",
        "12.5000,usd,1250,12.50",
        "5000,JPY,5000,5000",
        "12.34,KWD,12340,12.340",
        "700,ISK,70000,700.00"
    })
    void amounts_are_sent_in_the_currencys_smallest_unit(String amount, String currency, long sent, String read) {
        Charge charge = prepare("P1", amount, currency);
        assertThat(fixture.standIn.payments().get(0).path("amount").asLong()).isEqualTo(sent);
        assertThat(charge.amount()).isEqualTo(new BigDecimal(read));
        assertThat(charge.currency()).isEqualTo(currency.toUpperCase());
    }

    @ParameterizedTest
    @CsvSource({
        "0,USD,/amount,above zero",
        "-1,USD,/amount,above zero",
        "1.001,USD,/amount,at most 2 decimals",
        "100.5,JPY,/amount,no decimals",
        "1.234,KWD,/amount,at most 2 decimals",
        "100.5,ISK,/amount,no decimals",
        "99999999999999999999,USD,/amount,decimals",
        "0.10,USD,/amount,Amount must be at least",
        "1,XXZ,/currency,no currency XXZ"
    })
    void amounts_that_are_none_are_refused_with_their_field(
            String amount, String currency, String pointer, String words) {
        Failure.Rejected rejected = rejected(() -> prepare("P1", amount, currency));
        assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(rejected.fields()).singleElement().satisfies(field -> {
            assertThat(field.pointer()).isEqualTo(pointer);
            assertThat(field.message()).contains(words);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined,The card was declined,generic_decline",
        "pm_card_visa_chargeDeclinedInsufficientFunds,not enough funds,insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard,has expired,expired_card",
        "pm_card_chargeDeclinedIncorrectCvc,security code is wrong,incorrect_cvc",
        "pm_card_chargeDeclinedProcessingError,Try again,processing_error",
        "pm_card_chargeDeclinedLostCard,The card was declined,lost_card"
    })
    void a_declined_card_is_rejected_in_words_for_the_buyer(String method, String words, String code) throws Exception {
        Charge prepared = fixture.prepared("P1");

        Failure.Rejected declined = rejected(() -> fixture.payments.confirm(prepared, method));

        assertThat(declined.code()).isEqualTo(ErrorCodes.CARD_DECLINED);
        assertThat(declined.getMessage()).contains(words);
        assertThat(declined.detail()).contains("402", code, "req_").doesNotContain("_secret_");
        Failure.Rejected read = rejected(() -> fixture.payments.read(prepared));
        assertThat(read.code()).isEqualTo(ErrorCodes.CARD_DECLINED);
        assertThat(read.getMessage()).isEqualTo(declined.getMessage());
        assertThat(read.detail()).contains(code);
        assertThat(fixture.charges()).isZero();
    }

    @Test
    void after_a_decline_another_card_or_the_same_one_is_tried_anew() throws Exception {
        Charge prepared = fixture.prepared("P1");
        for (int i = 0; i < 2; i++) {
            assertThat(rejected(() -> fixture.payments.confirm(prepared, "pm_card_chargeDeclined"))
                            .code())
                    .isEqualTo(ErrorCodes.CARD_DECLINED);
        }
        assertThat(fixture.stripe.get("/v1/charges").json().path("data"))
                .as("two attempts, not one and its replay")
                .hasSize(2);
        assertThat(fixture.payments.confirm(prepared, "pm_card_visa").status()).isEqualTo(Status.succeeded);
        assertThat(fixture.charges()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"pm_unknown", "not a method", "null", "''"})
    void a_payment_method_that_is_none_is_refused_with_its_field(String method) {
        Charge prepared = fixture.prepared("P1");
        Failure.Rejected rejected = rejected(() -> fixture.payments.confirm(prepared, method));
        assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(rejected.fields()).extracting(Failure.Field::pointer).containsExactly("/paymentMethod");
    }

    @Test
    void a_saved_card_is_charged_together_with_the_customer_it_belongs_to() throws Exception {
        String customer = fixture.stripe
                .form("/v1/customers", "name=Aaron%20Fitz")
                .json()
                .path("id")
                .asText();
        String method = fixture.stripe
                .form("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer)
                .json()
                .path("id")
                .asText();
        assertThat(method).startsWith("pm_");

        Charge charged = fixture.payments.confirm(fixture.prepared("P1"), method);

        assertThat(charged.status()).isEqualTo(Status.succeeded);
        assertThat(fixture.standIn.payments().get(0).path("customer").asText()).isEqualTo(customer);
        assertThat(fixture.payments.confirm(fixture.prepared("P2"), method).status())
                .isEqualTo(Status.succeeded);
    }

    @Test
    void a_bank_that_asks_the_buyer_is_waited_for() throws Exception {
        Charge asked = fixture.payments.confirm(fixture.prepared("P1"), "pm_card_threeDSecure2Required");
        assertThat(asked.status()).isEqualTo(Status.action);
        assertThat(asked.method()).isNull();
        assertThat(fixture.payments.clientSecret(asked)).startsWith(asked.id() + "_secret_");
        assertThat(fixture.payments.confirm(asked, "pm_card_threeDSecure2Required"))
                .as("asked again it stands as it stood")
                .isEqualTo(asked);
        assertThat(fixture.charges()).isZero();

        fixture.standIn.authenticate(asked.id(), true);

        assertThat(fixture.payments.read(asked).status()).isEqualTo(Status.succeeded);
        assertThat(fixture.payments
                        .confirm(asked, "pm_card_threeDSecure2Required")
                        .method())
                .isEqualTo("Visa ending in 3220");
        assertThat(fixture.charges()).isOne();
        assertThat(rejected(() -> fixture.payments.clientSecret(asked)).code()).isEqualTo(ErrorCodes.REFUSED);
    }

    @Test
    void a_buyer_who_fails_at_the_bank_is_declined() throws Exception {
        Charge asked = fixture.payments.confirm(fixture.prepared("P1"), "pm_card_authenticationRequired");
        fixture.standIn.authenticate(asked.id(), false);
        Failure.Rejected declined = rejected(() -> fixture.payments.read(asked));
        assertThat(declined.code()).isEqualTo(ErrorCodes.CARD_DECLINED);
        assertThat(declined.getMessage()).contains("The bank's check was not passed");
        assertThat(fixture.charges()).isZero();
    }

    @Test
    void however_often_and_at_once_a_payment_is_confirmed_it_is_charged_once() throws Exception {
        Charge prepared = fixture.prepared("P1");
        ExecutorService callers = Executors.newFixedThreadPool(10);
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String method = i % 2 == 0 ? "pm_card_visa" : "pm_card_mastercard";
            calls.add(() -> {
                try {
                    return fixture.payments.confirm(prepared, method).status();
                } catch (Failure.Unavailable busy) {
                    return busy;
                }
            });
        }
        List<Object> answers = new ArrayList<>();
        for (Future<Object> call : callers.invokeAll(calls)) {
            answers.add(call.get());
        }
        callers.shutdown();
        assertThat(answers)
                .contains(Status.succeeded)
                .allMatch(one -> one == Status.succeeded || one instanceof Failure.Unavailable);
        assertThat(fixture.charges()).isOne();
    }

    @Test
    void a_payment_is_given_up_unless_it_has_succeeded() throws Exception {
        Charge given = fixture.payments.cancel(fixture.prepared("P1"));
        assertThat(given.status()).isEqualTo(Status.canceled);
        assertThat(fixture.payments.cancel(given).status()).isEqualTo(Status.canceled);
        assertThat(fixture.payments.confirm(given, "pm_card_visa").status()).isEqualTo(Status.canceled);
        assertThat(fixture.charges()).isZero();

        Charge paid = fixture.paid("P2");
        assertThat(fixture.payments.cancel(paid)).isEqualTo(paid);
    }

    @Test
    void a_payment_is_given_back_whole_and_once() throws Exception {
        Charge paid = fixture.paid("P1");
        Refund refund = fixture.payments.refund(paid, "GP refused: customer on hold");
        assertThat(refund.amount()).isEqualTo(new BigDecimal("732.35"));
        assertThat(refund.currency()).isEqualTo("USD");
        assertThat(refund.chargeId()).isEqualTo(paid.id());
        assertThat(fixture.payments.refund(paid, "GP refused: customer on hold"))
                .isEqualTo(refund);
        assertThat(fixture.payments.refund(paid, "another reason")).isEqualTo(refund);
        assertThat(fixture.standIn.refunds()).hasSize(1);
        assertThat(fixture.standIn.refunds().get(0).at("/metadata/reason").asText())
                .isEqualTo("GP refused: customer on hold");
        assertThat(fixture.payments.read(paid).refunded()).isEqualTo(new BigDecimal("732.35"));
    }

    @Test
    void a_refund_made_by_hand_is_found_and_an_uncharged_payment_has_none() throws Exception {
        Charge paid = fixture.paid("P1");
        String byHand = fixture.stripe
                .form("/v1/refunds", "payment_intent=" + paid.id())
                .json()
                .path("id")
                .asText();
        assertThat(fixture.payments.refund(paid, "x".repeat(2000)).id()).isEqualTo(byHand);
        Charge prepared = fixture.prepared("P2");
        assertThat(rejected(() -> fixture.payments.refund(prepared, "x")).code())
                .isEqualTo(ErrorCodes.REFUSED);
    }

    @Test
    void a_payment_that_stripe_does_not_know_is_named() {
        Charge known = fixture.prepared("P1");
        Charge charge = new Charge(
                "pi_nothing",
                "P1",
                "C",
                Status.prepared,
                known.amount(),
                "USD",
                null,
                BigDecimal.ZERO,
                known.createdAt());
        List<ThrowingCallable> calls = List.of(
                () -> fixture.payments.read(charge),
                () -> fixture.payments.confirm(charge, "pm_card_visa"),
                () -> fixture.payments.cancel(charge),
                () -> fixture.payments.refund(charge, "x"),
                () -> fixture.payments.clientSecret(charge));
        for (ThrowingCallable call : calls) {
            assertThat(rejected(call).code()).isEqualTo(ErrorCodes.CHARGE_UNKNOWN);
        }
    }

    @Test
    void our_succeeded_charges_are_listed_over_all_pages_with_what_was_refunded() throws Exception {
        fixture.prepared("prepared");
        fixture.stripe.form("/v1/payment_intents", "amount=100&currency=usd&confirm=true&payment_method=pm_card_visa");
        Charge refunded = fixture.paid("P-0");
        fixture.payments.refund(refunded, "x");
        for (int i = 1; i < 120; i++) {
            fixture.stripe.form(
                    "/v1/payment_intents",
                    "amount=100&currency=usd&confirm=true&payment_method=pm_card_visa&metadata[payment_id]=P-" + i);
        }

        List<Charge> charges = fixture.payments.listCharges(refunded.createdAt());

        assertThat(charges).hasSize(120).extracting(Charge::paymentId).doesNotHaveDuplicates();
        assertThat(charges)
                .filteredOn(charge -> charge.paymentId().equals("P-0"))
                .singleElement()
                .satisfies(charge -> assertThat(charge.refunded()).isEqualTo(charge.amount()));
        assertThat(fixture.payments.listCharges(Instant.now().plusSeconds(60))).isEmpty();
    }

    private Charge prepare(String paymentId, String amount, String currency) {
        return fixture.payments.prepare(paymentId, "C", new BigDecimal(amount), currency, "A payment");
    }

    private static Failure.Rejected rejected(ThrowingCallable call) {
        Failure.Rejected rejected = catchThrowableOfType(Failure.Rejected.class, call);
        assertThat(rejected).isNotNull();
        return rejected;
    }
}
