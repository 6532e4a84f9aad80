package io.storebridge.connectors.avatax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Failure;
import io.storebridge.connectors.tax.Orders;
import io.storebridge.sandbox.avatax.AvataxStandIn;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvataxFailuresTest {

    private static final String AVATAX = AvataxStandIn.SYSTEM;

    @RegisterExtension
    final AvataxFixture fixture = new AvataxFixture();

    @Test
    void a_lost_answer_to_the_record_leaves_one_sale_that_is_found() {
        lose("createoradjust");
        assertThat(failure(this::record)).isInstanceOf(Failure.Unknown.class);
        assertThat(fixture.tax.find(Orders.chairs("W1"), "A", null)).isNotNull();
        record();
        assertThat(fixture.standIn.transactions()).hasSize(1);
        assertThat(fixture.version("W1")).isOne();
    }

    @Test
    void a_lost_answer_to_the_commit_leaves_one_committed_sale() {
        record();
        lose("/commit");
        assertThat(failure(this::commit)).isInstanceOf(Failure.Unknown.class);
        commit();
        assertThat(fixture.status("W1")).isEqualTo("Committed");
        assertThat(fixture.standIn.transactions()).hasSize(1);
    }

    @Test
    void lost_answers_to_a_part_leave_one_sale_of_it_and_the_orders_void() {
        record();
        lose("createoradjust");
        assertThat(failure(this::commitPart)).isInstanceOf(Failure.Unknown.class);
        lose("/void");
        assertThat(failure(this::commitPart)).isInstanceOf(Failure.Unknown.class);
        commitPart();
        assertThat(fixture.status("W1")).isEqualTo("Cancelled");
        assertThat(fixture.status("INV1")).isEqualTo("Committed");
        assertThat(fixture.version("INV1")).isOne();
    }

    @Test
    void a_lost_answer_to_the_void_leaves_it_void() {
        record();
        lose("/void");
        assertThat(failure(() -> fixture.tax.voidSale("W1"))).isInstanceOf(Failure.Unknown.class);
        fixture.tax.voidSale("W1");
        assertThat(fixture.status("W1")).isEqualTo("Cancelled");
    }

    @Test
    void an_answer_that_takes_too_long_is_unknown_to_a_write_and_unavailable_to_an_estimate() throws Exception {
        fixture.connect(AvataxStandIn.LICENSE_KEY, Duration.ofMillis(300));
        fixture.faults.add(Fault.always(AVATAX, Kind.LATENCY).millis(1500).matching("POST"));
        assertThat(failure(this::record)).isInstanceOf(Failure.Unknown.class);
        assertThat(failure(() -> fixture.tax.calculate(Orders.chairs("W1"), "A", null)))
                .isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void a_server_that_fails_over_a_write_may_have_done_it() {
        fixture.faults.add(Fault.always(AVATAX, Kind.ERROR).status(500).matching("POST"));
        assertThat(failure(this::record)).isInstanceOf(Failure.Unknown.class);
        assertThat(failure(() -> fixture.tax.calculate(Orders.chairs("W1"), "A", null)))
                .isInstanceOf(Failure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 503})
    void what_avatax_did_not_take_is_tried_again_later(int status) {
        fixture.faults.add(Fault.always(AVATAX, Kind.ERROR).status(status).retryAfter(7));
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                this::record,
                this::commit,
                () -> fixture.tax.voidSale("W1"),
                () -> fixture.tax.calculate(Orders.chairs("W1"), "A", null))) {
            Failure failure = failure(call);
            assertThat(failure).isInstanceOf(Failure.Unavailable.class);
            if (status == 429) {
                assertThat(((Failure.Unavailable) failure).retryAfter()).isEqualTo(Duration.ofSeconds(7));
            }
        }
        fixture.faults.clear();
        record();
        assertThat(fixture.status("W1")).isEqualTo("Saved");
    }

    @Test
    void an_avatax_that_is_down_is_unavailable() {
        fixture.faults.add(Fault.always(AVATAX, Kind.REFUSE));
        assertThat(failure(this::record)).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure(this::commit)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void a_wrong_key_is_the_operators_matter_and_not_shown() throws Exception {
        fixture.connect("SECRETKEY", Duration.ofSeconds(5));
        assertThat(failure(this::record))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageNotContaining("SECRETKEY");
        assertThat(new AvataxProperties("u", "1", "SECRETKEY", "D", Map.of(), Duration.ZERO, Duration.ZERO, 1)
                        .toString())
                .doesNotContain("SECRETKEY");
    }

    private void record() {
        fixture.tax.record(Orders.chairs("W1"), "A", null);
    }

    private void commit() {
        fixture.tax.commit("W1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);
    }

    private void commitPart() {
        fixture.tax.commit("W1", Orders.invoice("INV1", "1", "25.00", "19.38"), false);
    }

    private void lose(String match) {
        fixture.faults.add(
                Fault.always(AVATAX, Kind.DROP_RESPONSE).matching(match).times(1));
    }

    private static Failure failure(ThrowingCallable call) {
        return catchThrowableOfType(Failure.class, call);
    }
}
