package io.storebridge.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Charge.Status;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.stripe.StripeStandIn;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeFailuresTest {

    private static final String STRIPE = StripeStandIn.SYSTEM;

    @RegisterExtension
    final StripeFixture fixture = new StripeFixture();

    @Test
    void a_lost_answer_to_the_preparation_leaves_one_payment() {
        lose("POST /v1/payment_intents ");
        assertThat(failure(() -> fixture.prepared("P1"))).isInstanceOf(Failure.Unknown.class);
        assertThat(fixture.prepared("P1").status()).isEqualTo(Status.prepared);
        assertThat(fixture.standIn.payments()).hasSize(1);
    }

    @Test
    void a_lost_answer_to_the_charge_leaves_one_charge() throws Exception {
        Charge prepared = fixture.prepared("P1");
        lose("/confirm");
        assertThat(failure(() -> fixture.payments.confirm(prepared, "pm_card_visa")))
                .isInstanceOf(Failure.Unknown.class);
        assertThat(fixture.payments.confirm(prepared, "pm_card_visa").status()).isEqualTo(Status.succeeded);
        assertThat(fixture.charges()).isOne();
    }

    @Test
    void a_lost_refusal_of_the_card_is_a_refusal_when_asked_again() throws Exception {
        Charge prepared = fixture.prepared("P1");
        lose("/confirm");
        assertThat(failure(() -> fixture.payments.confirm(prepared, "pm_card_chargeDeclined")))
                .isInstanceOf(Failure.Unknown.class);
        assertThat(failure(() -> fixture.payments.confirm(prepared, "pm_card_chargeDeclined")))
                .isInstanceOf(Failure.Rejected.class);
        assertThat(fixture.charges()).isZero();
    }

    @Test
    void a_lost_answer_to_the_refund_leaves_one_refund() {
        Charge paid = fixture.paid("P1");
        lose("POST /v1/refunds");
        assertThat(failure(() -> fixture.payments.refund(paid, "x"))).isInstanceOf(Failure.Unknown.class);
        assertThat(fixture.payments.refund(paid, "x").id())
                .isEqualTo(fixture.standIn.refunds().get(0).path("id").asText());
        assertThat(fixture.standIn.refunds()).hasSize(1);
    }

    @Test
    void a_lost_answer_to_the_cancellation_leaves_it_canceled() {
        Charge prepared = fixture.prepared("P1");
        lose("/cancel");
        assertThat(failure(() -> fixture.payments.cancel(prepared))).isInstanceOf(Failure.Unknown.class);
        assertThat(fixture.payments.cancel(prepared).status()).isEqualTo(Status.canceled);
    }

    @Test
    void a_lost_answer_to_an_orders_preparation_or_authorisation_leaves_one_payment() throws Exception {
        PlacedOrder order = CardOrders.order("WEB-1", CardOrders.card("100", "pm_card_visa"));
        lose("POST /v1/payment_intents ");
        assertThat(failure(() -> fixture.authorizations.prepareOrder(order, "C")))
                .isInstanceOf(Failure.Unknown.class);
        List<Charge> prepared = fixture.authorizations.prepareOrder(order, "C");
        lose("/confirm");
        assertThat(failure(() -> fixture.authorizations.authorize(prepared, order)))
                .isInstanceOf(Failure.Unknown.class);
        assertThat(fixture.authorizations.authorize(prepared, order).get(0).status())
                .isEqualTo(Status.authorized);
        assertThat(fixture.standIn.payments()).hasSize(1);
        assertThat(fixture.stripe.get("/v1/charges").json().path("data")).hasSize(1);
    }

    @Test
    void an_answer_that_takes_too_long_is_unknown_to_a_write_and_unavailable_to_a_read() throws Exception {
        Charge prepared = fixture.prepared("P1");
        fixture.connect(StripeStandIn.SECRET_KEY, Duration.ofMillis(300));
        fixture.faults.add(Fault.always(STRIPE, Kind.LATENCY).millis(1500).matching("/confirm"));
        assertThat(failure(() -> fixture.payments.confirm(prepared, "pm_card_visa")))
                .isInstanceOf(Failure.Unknown.class);
        fixture.faults.clear();
        fixture.faults.add(Fault.always(STRIPE, Kind.LATENCY).millis(1500));
        assertThat(failure(() -> fixture.payments.read(prepared))).isInstanceOf(Failure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 503, 401, 403})
    void what_stripe_did_not_take_is_tried_again_later(int status) {
        fixture.faults.add(Fault.always(STRIPE, Kind.ERROR).status(status).retryAfter(7));
        Failure failure = failure(() -> fixture.prepared("P1"));
        assertThat(failure).isInstanceOf(Failure.Unavailable.class);
        if (status == 429) {
            assertThat(((Failure.Unavailable) failure).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        }
        fixture.faults.clear();
        assertThat(fixture.standIn.payments()).isEmpty();
        assertThat(fixture.prepared("P1").status()).isEqualTo(Status.prepared);
    }

    @Test
    void a_wrong_key_is_the_operators_matter() throws Exception {
        fixture.connect("sk_test_wrong", Duration.ofSeconds(5));
        assertThat(failure(() -> fixture.prepared("P1")))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("does not accept")
                .hasMessageNotContaining("sk_test_wrong");
    }

    @Test
    void a_stripe_that_is_down_is_unavailable() {
        Charge prepared = fixture.prepared("P1");
        fixture.faults.add(Fault.always(STRIPE, Kind.REFUSE));
        List<ThrowingCallable> calls = List.of(
                () -> fixture.prepared("P2"),
                () -> fixture.payments.confirm(prepared, "pm_card_visa"),
                () -> fixture.payments.refund(prepared, "x"),
                () -> fixture.authorizations.release(List.of(prepared), "x"),
                () -> fixture.payments.listCharges(prepared.createdAt()));
        for (ThrowingCallable call : calls) {
            assertThat(failure(call)).isInstanceOf(Failure.Unavailable.class);
        }
    }

    @Test
    void no_secret_is_in_what_is_kept_or_said() {
        Charge asked = fixture.payments.confirm(fixture.prepared("P1"), "pm_card_authenticationRequired");
        assertThat(Json.write(asked)).doesNotContain("secret");
        assertThat(new Intent(fixture.standIn.payments().get(0)).toString()).doesNotContain("secret");
        StripeProperties properties = new StripeProperties(
                "http://127.0.0.1:1",
                "sk_live_1",
                "v",
                List.of("whsec_1"),
                Duration.ofSeconds(1),
                StripeProperties.Multicapture.never,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1);
        assertThat(properties.toString()).doesNotContain("sk_live_1").doesNotContain("whsec_1");
    }

    private void lose(String match) {
        fixture.faults.add(
                Fault.always(STRIPE, Kind.DROP_RESPONSE).matching(match).times(1));
    }

    private static Failure failure(ThrowingCallable call) {
        return catchThrowableOfType(Failure.class, call);
    }
}
