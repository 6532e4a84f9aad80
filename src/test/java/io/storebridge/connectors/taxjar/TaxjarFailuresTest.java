package io.storebridge.connectors.taxjar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Failure;
import io.storebridge.connectors.tax.Orders;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.taxjar.TaxjarStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxjarFailuresTest {

    private static final String TAXJAR = TaxjarStandIn.SYSTEM;

    @RegisterExtension
    final TaxjarFixture fixture = new TaxjarFixture();

    @Test
    void a_lost_answer_to_the_commit_leaves_one_transaction() {
        lose("POST /v2/transactions");
        assertThat(failure(this::commit)).isInstanceOf(Failure.Unknown.class);
        lose("PUT /v2/transactions");
        assertThat(failure(this::commit)).isInstanceOf(Failure.Unknown.class);
        commit();
        assertThat(fixture.standIn.orders()).hasSize(1);
    }

    @Test
    void a_lost_or_late_answer_to_an_estimate_is_unavailable_because_nothing_is_recorded() throws Exception {
        lose("/v2/taxes");
        assertThat(failure(this::record)).isInstanceOf(Failure.Unavailable.class);
        fixture.connect(TaxjarStandIn.TOKEN, Duration.ofMillis(300));
        fixture.faults.add(Fault.always(TAXJAR, Kind.LATENCY).millis(1500).matching("POST"));
        assertThat(failure(this::record)).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure(this::commit)).isInstanceOf(Failure.Unknown.class);
    }

    @Test
    void a_server_that_fails_over_a_write_may_have_done_it() {
        fixture.faults.add(Fault.always(TAXJAR, Kind.ERROR).status(500));
        assertThat(failure(this::commit)).isInstanceOf(Failure.Unknown.class);
        assertThat(failure(this::record)).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure(() -> fixture.tax.voidSale("W1"))).isInstanceOf(Failure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 503})
    void what_taxjar_did_not_take_is_tried_again_later(int status) {
        fixture.faults.add(Fault.always(TAXJAR, Kind.ERROR).status(status).retryAfter(7));
        for (ThrowingCallable call :
                List.<ThrowingCallable>of(this::record, this::commit, () -> fixture.tax.voidSale("W1"))) {
            Failure failure = failure(call);
            assertThat(failure).isInstanceOf(Failure.Unavailable.class);
            if (status == 429) {
                assertThat(((Failure.Unavailable) failure).retryAfter()).isEqualTo(Duration.ofSeconds(7));
            }
        }
    }

    @Test
    void a_taxjar_that_is_down_is_unavailable() {
        fixture.faults.add(Fault.always(TAXJAR, Kind.REFUSE));
        assertThat(failure(this::record)).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure(this::commit)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void a_wrong_token_is_the_operators_matter_and_not_shown() throws Exception {
        fixture.connect("SECRETTOKEN", Duration.ofSeconds(5));
        assertThat(failure(this::record))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageNotContaining("SECRETTOKEN");
        assertThat(new TaxjarProperties("u", "SECRETTOKEN", "v", Map.of(), "wholesale", Duration.ZERO, Duration.ZERO, 1)
                        .toString())
                .doesNotContain("SECRETTOKEN");
    }

    private void record() {
        fixture.tax.record(Orders.chairs("W1"), "A", null);
    }

    private void commit() {
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);
    }

    private void lose(String match) {
        fixture.faults.add(
                Fault.always(TAXJAR, Kind.DROP_RESPONSE).matching(match).times(1));
    }

    private static Failure failure(ThrowingCallable call) {
        return catchThrowableOfType(Failure.class, call);
    }
}
