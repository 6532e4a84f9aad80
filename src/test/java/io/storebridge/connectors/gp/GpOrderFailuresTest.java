package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.orderSettings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrders;
import io.storebridge.sandbox.control.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GpOrderFailuresTest {

    private static final String AARON = "AARONFIT0001";

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    private final PlacedOrder order = new OrderDraft("WEB-1")
            .shipTo("a", OrderDraft.CHICAGO, null)
            .shipTo("b", OrderDraft.RENO, null)
            .line("CHAI-TSK-BLK", "1", null, "100", null, "a", null)
            .line("PAPR-CPY-WHT", "2", null, "8", null, "b", null)
            .build();
    private SalesOrders port;
    private List<String> numbers;

    @BeforeEach
    void reserve() {
        port = gp.salesOrders.apply(orderSettings("split-orders", "by-ship-to"));
        numbers = port.reserveOrderNumbers(order);
        assertThat(numbers).hasSize(2);
    }

    private List<SalesOrder> place() {
        return port.placeOrder(numbers, order, AARON, null, null, false);
    }

    @Test
    void anOrderWhoseCommitWasLostIsFoundWholeAndNotMadeTwice() {
        gp.faults.add(
                fault(Fault.Kind.DROP_RESPONSE).matching("taSopHdrIvcInsert").times(1));
        assertThat(failure(this::place)).isInstanceOf(Failure.Unknown.class);
        List<SalesOrder> found = port.findPlacedOrder(numbers, order);
        assertThat(found).hasSize(2);
        assertThat(place()).isEqualTo(found);
        assertThat(gp.ask("SELECT COUNT(*) FROM SOP10200 WHERE SOPTYPE = 2 AND SOPNUMBE IN (?, ?)", numbers.toArray()))
                .isEqualTo("2");
    }

    @Test
    void whatBreaksOnTheWayLeavesNoPartOfTheOrder() {
        String secondPart = numbers.get(1);
        for (Fault fault : List.of(
                fault(Fault.Kind.REFUSE).matching("taSopHdrIvcInsert").times(1),
                fault(Fault.Kind.ERROR).matching(secondPart).sqlState("40P01").times(1),
                fault(Fault.Kind.ERROR)
                        .matching("taSopHdrIvcInsert")
                        .sqlState("57014")
                        .times(1))) {
            gp.faults.add(fault);
            assertThat(failure(this::place)).as(fault.toString()).isInstanceOf(Failure.Unavailable.class);
            gp.faults.clear();
            assertThat(port.findPlacedOrder(numbers, order)).isNull();
            assertThat(gp.ask("SELECT COUNT(*) FROM SOP10200 WHERE SOPTYPE = 2 AND SOPNUMBE = ?", numbers.get(0)))
                    .isEqualTo("0");
        }
        assertThat(place()).hasSize(2);
    }

    @Test
    void aSecondPartThatGpRefusesTakesTheFirstOneBack() {
        gp.change("UPDATE IV00102 SET QTYONHND = 0 WHERE ITEMNMBR = 'PAPR-CPY-WHT'");
        gp.change("UPDATE IV00101 SET ALWBKORD = 0 WHERE ITEMNMBR = 'PAPR-CPY-WHT'");
        Failure failure = failure(this::place);
        assertThat(failure).isInstanceOf(Failure.Rejected.class);
        assertThat(((Failure.Rejected) failure).code()).isEqualTo("no-back-order");
        assertThat(((Failure.Rejected) failure).fields())
                .extracting(Failure.Field::pointer)
                .containsExactly("/lines/1/quantity");
        assertThat(port.findPlacedOrder(numbers, order)).isNull();
    }

    @Test
    void aVoidWhoseCommitWasLostIsRepeatedWithoutHarm() {
        place();
        gp.faults.add(
                fault(Fault.Kind.DROP_RESPONSE).matching("taSopVoidDocument").times(1));
        assertThat(failure(() -> port.voidOrder(numbers))).isInstanceOf(Failure.Unknown.class);
        port.voidOrder(numbers);
        assertThat(port.findPlacedOrder(numbers, order))
                .extracting(SalesOrder::status)
                .containsOnly(SalesOrder.Status.voided);
    }

    @Test
    void aReturnWhoseCommitWasLostIsFoundAndNotMadeTwice() {
        String number = port.reserveReturnNumber();
        gp.faults.add(
                fault(Fault.Kind.DROP_RESPONSE).matching("taSopHdrIvcInsert").times(1));
        assertThat(failure(() -> port.createReturn(number, order, AARON))).isInstanceOf(Failure.Unknown.class);
        SalesOrders.SalesReturn found = port.findReturn(number, order);
        assertThat(found.total()).isEqualTo("116.00");
        assertThat(port.createReturn(number, order, AARON)).isEqualTo(found);
    }

    @Test
    void manyWhoPlaceTheSameOrderAtOnceMakeOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        CyclicBarrier start = new CyclicBarrier(3);
        List<Future<List<SalesOrder>>> running = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            running.add(threads.submit(() -> {
                start.await();
                return place();
            }));
        }
        List<SalesOrder> first = running.get(0).get();
        for (Future<List<SalesOrder>> one : running) {
            assertThat(one.get()).isEqualTo(first);
        }
        threads.shutdown();
        assertThat(gp.ask("SELECT COUNT(*) FROM SOP10100 WHERE SOPTYPE = 2 AND INTEGRATIONID = 'WEB-1'"))
                .isEqualTo("2");
    }

    private static Fault fault(Fault.Kind kind) {
        return Fault.always("gp", kind);
    }

    private static Failure failure(ThrowingCallable call) {
        return catchThrowableOfType(Failure.class, call);
    }
}
