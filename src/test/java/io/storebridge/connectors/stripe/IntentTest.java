package io.storebridge.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Failure;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.Json;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentTest {

    @ParameterizedTest
    @CsvSource({
        "requires_payment_method,prepared",
        "requires_confirmation,prepared",
        "requires_action,action",
        "processing,processing",
        "requires_capture,authorized",
        "succeeded,succeeded",
        "canceled,canceled"
    })
    void each_of_stripes_states_is_one_of_ours(String theirs, Charge.Status ours) {
        assertThat(intent(theirs).status()).isEqualTo(ours);
    }

    @Test
    void an_invoice_payment_that_somebody_has_changed_to_be_captured_by_hand_is_not_settled() {
        Intent changed = new Intent(
                Json.read("{\"id\":\"pi_1\",\"status\":\"requires_capture\",\"metadata\":{\"payment_id\":\"P1\"}}"));
        assertThat(changed.status()).isEqualTo(Charge.Status.processing);
    }

    @Test
    void a_state_that_stripe_may_invent_is_left_for_later() {
        assertThatThrownBy(() -> intent("requires_patience").status()).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void stripes_own_example_is_read() throws Exception {
        Intent intent = new Intent(
                Contracts.read("stripe-fixtures.json").path("resources").path("payment_intent"));
        Charge charge = intent.charge();
        assertThat(charge.amount()).isEqualTo(new BigDecimal("10.99"));
        assertThat(charge.currency()).isEqualTo("USD");
        assertThat(charge.status()).isEqualTo(Charge.Status.prepared);
        assertThat(charge.method()).isNull();
        assertThat(intent.isOurs()).isFalse();
        assertThat(charge.paymentId()).isEmpty();
    }

    private static Intent intent(String status) {
        return new Intent(Json.object().put("id", "pi_1").put("status", status));
    }
}
