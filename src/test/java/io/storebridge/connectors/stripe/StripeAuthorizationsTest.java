package io.storebridge.connectors.stripe;

import static io.storebridge.connectors.stripe.CardOrders.card;
import static io.storebridge.connectors.stripe.CardOrders.made;
import static io.storebridge.connectors.stripe.CardOrders.onAccount;
import static io.storebridge.connectors.stripe.CardOrders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Charge.Status;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeAuthorizationsTest {

    private static final String AUTHORIZED =
            "currency=usd&capture_method=manual&confirm=true&payment_method=pm_card_visa&amount=";

    @RegisterExtension
    final StripeFixture fixture = new StripeFixture();

    @Test
    void each_card_payment_is_prepared_and_then_set_aside_without_money_moving() throws Exception {
        PlacedOrder order =
                order("WEB-1", onAccount("10"), card("403.00", "pm_card_visa"), card("12.5000", "pm_card_mastercard"));

        List<Charge> prepared = prepare(order);

        assertThat(prepared).extracting(Charge::status).containsExactly(Status.prepared, Status.prepared);
        assertThat(prepared)
                .extracting(Charge::amount)
                .containsExactly(new BigDecimal("403.00"), new BigDecimal("12.50"));
        assertThat(prepared).allSatisfy(charge -> {
            assertThat(charge.paymentId()).isEqualTo("WEB-1");
            assertThat(charge.customer()).isEqualTo("AARONFIT0001");
        });
        List<Charge> authorized = fixture.authorizations.authorize(prepared, order);
        assertThat(authorized).extracting(Charge::status).containsExactly(Status.authorized, Status.authorized);
        assertThat(authorized)
                .extracting(Charge::method)
                .containsExactly("Visa ending in 4242", "Mastercard ending in 4444");
        assertThat(authorized).extracting(Charge::captured).containsOnly(new BigDecimal("0.00"));
        assertThat(fixture.charges()).isZero();
        JsonNode kept = fixture.standIn.payments().get(0);
        assertThat(kept.at("/metadata/order_id").asText()).isEqualTo("WEB-1");
        assertThat(kept.path("description").asText()).isEqualTo("Order WEB-1");
        assertThat(prepare(order("WEB-2", onAccount("5")))).isEmpty();
    }

    @Test
    void what_is_prepared_or_set_aside_already_is_answered_as_it_stands() {
        PlacedOrder order = order("WEB-1", card("403.00", "pm_card_visa"));
        List<Charge> prepared = prepare(order);
        assertThat(prepare(order)).isEqualTo(prepared);
        List<Charge> authorized = fixture.authorizations.authorize(prepared, order);
        assertThat(prepare(order)).isEqualTo(authorized);
        assertThat(fixture.authorizations.authorize(prepared, order)).isEqualTo(authorized);
        assertThat(fixture.standIn.payments()).hasSize(1);
    }

    @Test
    void a_payment_that_was_given_up_and_is_wanted_again_is_a_new_one() {
        PlacedOrder order = order("WEB-1", card("403.00", "pm_card_visa"));
        List<Charge> first = fixture.authorizations.authorize(prepare(order), order);
        fixture.authorizations.release(first, "changed");
        assertThat(code(() -> fixture.authorizations.authorize(first, order))).isEqualTo(ErrorCodes.REFUSED);

        List<Charge> second = fixture.authorizations.authorize(prepare(order), order);

        assertThat(second.get(0).id()).isNotEqualTo(first.get(0).id());
        assertThat(second.get(0).status()).isEqualTo(Status.authorized);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclinedInsufficientFunds,not enough funds,insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard,has expired,expired_card",
        "pm_card_threeDSecure2Required,confirm the payment with your bank,authentication_required",
        "pm_card_authenticationRequired,confirm the payment with your bank,authentication_required"
    })
    void a_card_that_is_declined_or_whose_bank_wants_the_buyer_is_named_by_its_position(
            String method, String words, String code) throws Exception {
        PlacedOrder order = order("WEB-1", onAccount("10"), card("403.00", method));
        List<Charge> prepared = prepare(order);

        Failure.Rejected declined = rejected(() -> fixture.authorizations.authorize(prepared, order));

        assertThat(declined.code()).isEqualTo(ErrorCodes.CARD_DECLINED);
        assertThat(declined.getMessage()).contains(words);
        assertThat(declined.fields()).extracting(Failure.Field::pointer).containsExactly("/payments/1");
        assertThat(declined.detail()).contains(code).doesNotContain("_secret_");
        assertThat(fixture.charges()).isZero();
    }

    @Test
    void after_a_decline_the_cards_that_went_stay_and_another_card_is_tried() {
        PlacedOrder order = order("WEB-1", card("100", "pm_card_visa"), card("50", "pm_card_chargeDeclined"));
        List<Charge> prepared = prepare(order);
        assertThat(code(() -> fixture.authorizations.authorize(prepared, order)))
                .isEqualTo(ErrorCodes.CARD_DECLINED);

        PlacedOrder paidAnew = order("WEB-1", card("100", "pm_card_visa"), card("50", "pm_card_amex"));
        List<Charge> authorized = fixture.authorizations.authorize(prepare(paidAnew), paidAnew);

        assertThat(authorized.get(0).id()).isEqualTo(prepared.get(0).id());
        assertThat(authorized).extracting(Charge::status).containsOnly(Status.authorized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_unknown", "not a method", ""})
    void a_payment_method_that_is_none_is_refused_with_its_field(String method) {
        PlacedOrder order = order("WEB-1", card("100", method));
        Failure.Rejected rejected = rejected(() -> fixture.authorizations.authorize(prepare(order), order));
        assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(rejected.fields()).extracting(Failure.Field::pointer).containsExactly("/payments/0/method");
    }

    @ParameterizedTest
    @CsvSource({
        "0.001,USD,/payments/0/amount",
        "0.10,USD,/payments/0/amount",
        "100.5,JPY,/payments/0/amount",
        "1,XXZ,/currency"
    })
    void an_amount_that_is_none_is_refused_with_its_field(String amount, String currency, String pointer) {
        PlacedOrder order = order("WEB-1", currency, card(amount, "pm_card_visa"));
        Failure.Rejected rejected = rejected(() -> prepare(order));
        assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(rejected.fields()).extracting(Failure.Field::pointer).containsExactly(pointer);
    }

    @Test
    void payments_that_have_changed_since_they_were_prepared_are_not_authorised() {
        List<Charge> prepared = prepare(order("WEB-1", card("100", "pm_card_visa")));
        Failure.Rejected other =
                rejected(() -> fixture.authorizations.authorize(prepared, order("WEB-1", card("120", "pm_card_visa"))));
        assertThat(other.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(other.getMessage()).contains("prepared for 100.00 USD");
        assertThat(code(() -> fixture.authorizations.authorize(
                        prepared, order("WEB-1", card("100", "pm_card_visa"), card("20", "pm_card_visa")))))
                .isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(prepare(order("WEB-1", card("120", "pm_card_visa"))).get(0).amount())
                .isEqualTo(new BigDecimal("120.00"));
    }

    @Test
    void what_the_store_has_authorised_or_charged_is_read_and_marked_as_the_orders() throws Exception {
        String set = intent(AUTHORIZED + "40300");
        String charged = intent("currency=usd&confirm=true&payment_method=pm_card_amex&amount=5000");
        PlacedOrder order = order("WEB-1", made("403.00", set), made("50", charged));

        List<Charge> read = prepare(order);

        assertThat(read).extracting(Charge::id).containsExactly(set, charged);
        assertThat(read).extracting(Charge::status).containsExactly(Status.authorized, Status.succeeded);
        assertThat(read).extracting(Charge::captured).containsExactly(new BigDecimal("0.00"), new BigDecimal("50.00"));
        assertThat(read).extracting(Charge::paymentId).containsOnly("WEB-1");
        assertThat(prepare(order)).isEqualTo(read);
        assertThat(fixture.authorizations.authorize(read, order)).isEqualTo(read);
        assertThat(fixture.charges()).isOne();
    }

    @Test
    void one_payment_of_the_store_pays_one_order() throws Exception {
        String id = intent(AUTHORIZED + "40300");
        prepare(order("WEB-1", made("403.00", id)));
        Failure.Rejected twice = rejected(() -> prepare(order("WEB-2", made("403.00", id))));
        assertThat(twice.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(twice.getMessage()).contains("is that of order WEB-1");
        assertThat(twice.fields()).extracting(Failure.Field::pointer).containsExactly("/payments/0/transactionId");
    }

    @Test
    void a_transaction_that_does_not_pay_the_order_is_refused_with_its_field() throws Exception {
        String small = intent(AUTHORIZED + "100");
        String open = intent("currency=usd&capture_method=manual&amount=40300");
        String invoice = fixture.paid("P1").id();
        String refunded = intent("currency=usd&confirm=true&payment_method=pm_card_visa&amount=40300");
        fixture.stripe.form("/v1/refunds", "payment_intent=" + refunded + "&amount=100");
        for (String[] wrong : List.of(
                new String[] {small, "is one of 1.00 USD"},
                new String[] {open, "neither authorised nor charged"},
                new String[] {invoice, "pays invoices"},
                new String[] {refunded, "was refunded"})) {
            Failure.Rejected rejected =
                    rejected(() -> prepare(order("WEB-1", onAccount("1"), made("403.00", wrong[0]))));
            assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
            assertThat(rejected.getMessage()).contains(wrong[1]);
            assertThat(rejected.fields())
                    .extracting(Failure.Field::pointer)
                    .containsExactly("/payments/1/transactionId");
        }
        Failure.Rejected currency = rejected(() -> prepare(order("WEB-1", "EUR", made("1.00", small))));
        assertThat(currency.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pi_nothing", "../customers/cus_1", "ch_1?x=1", "4711"})
    void a_transaction_that_stripe_does_not_know_is_unknown(String id) {
        Failure.Rejected rejected = rejected(() -> prepare(order("WEB-1", made("403.00", id))));
        assertThat(rejected.code()).isEqualTo(ErrorCodes.CHARGE_UNKNOWN);
        assertThat(rejected.fields()).extracting(Failure.Field::pointer).containsExactly("/payments/0/transactionId");
    }

    @Test
    void payments_of_orders_are_no_charges_that_want_a_receipt() {
        PlacedOrder order = order("WEB-1", card("403.00", "pm_card_visa"));
        List<Charge> charges = fixture.authorizations.authorize(prepare(order), order);
        fixture.authorizations.capture(charges, new BigDecimal("403.00"), true);
        Charge invoice = fixture.paid("P1");

        assertThat(fixture.payments.listCharges(Instant.EPOCH)).containsExactly(fixture.payments.read(invoice));
    }

    private List<Charge> prepare(PlacedOrder order) {
        return fixture.authorizations.prepareOrder(order, "AARONFIT0001");
    }

    /** A payment that the store makes itself. */
    private String intent(String form) throws Exception {
        return fixture.stripe
                .form("/v1/payment_intents", form)
                .json()
                .path("id")
                .asText();
    }

    private static String code(ThrowingCallable call) {
        return rejected(call).code();
    }

    private static Failure.Rejected rejected(ThrowingCallable call) {
        Failure.Rejected rejected = catchThrowableOfType(Failure.Rejected.class, call);
        assertThat(rejected).isNotNull();
        return rejected;
    }
}
