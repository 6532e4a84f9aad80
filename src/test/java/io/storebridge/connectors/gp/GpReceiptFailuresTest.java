package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpReceivablesTest.charge;
import static io.storebridge.connectors.gp.GpReceivablesTest.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Allocation;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Receipt;
import io.storebridge.commerce.Refund;
import io.storebridge.sandbox.control.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GpReceiptFailuresTest {

    private static final String AARON = "AARONFIT0001";

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    private String invoice;
    private String number;

    @BeforeEach
    void reserve() {
        invoice = gp.ask("SELECT DOCNUMBR FROM RM20101 WHERE CUSTNMBR = ? AND ORTRXAMT = 1240", AARON);
        number = gp.receivables.reserveReceiptNumber();
    }

    private Receipt pay() {
        return pay(number, "pi_1", "1000.00");
    }

    private Receipt pay(String receipt, String chargeId, String amount) {
        List<Allocation> invoices = List.of(part(invoice, amount));
        return gp.receivables.createReceipt(receipt, AARON, charge(chargeId, amount), invoices);
    }

    @Test
    void anAnswerThatIsLostOverTheCommitLeavesOneReceipt() {
        gp.faults.add(fault(Fault.Kind.DROP_RESPONSE)
                .matching("taRMCashReceiptInsert")
                .times(1));
        assertThat(failure(this::pay)).isInstanceOf(Failure.Unknown.class);

        Receipt found = gp.receivables.findReceipt(number);
        assertThat(found.invoices()).containsExactly(part(invoice, "1000.00"));
        assertThat(pay()).isEqualTo(found);
        assertThat(gp.ask("SELECT COUNT(*) FROM RM10201 WHERE CUSTNMBR = ?", AARON))
                .isEqualTo("1");
        assertThat(gp.receivables.findInvoice(invoice).balance()).isEqualTo("240.00");
    }

    @Test
    void whatBreaksBeforeTheCommitIsUnavailableAndNothingStandsThere() {
        for (Fault fault : List.of(
                fault(Fault.Kind.REFUSE).matching("taRMApply").times(1),
                fault(Fault.Kind.ERROR).matching("taRMApply").sqlState("40P01").times(4),
                fault(Fault.Kind.ERROR)
                        .matching("taRMCashReceiptInsert")
                        .sqlState("57014")
                        .times(1))) {
            gp.faults.add(fault);
            assertThat(failure(this::pay)).as(fault.toString()).isInstanceOf(Failure.Unavailable.class);
            assertThat(gp.receivables.findReceipt(number)).isNull();
            assertThat(gp.receivables.findInvoice(invoice).balance()).isEqualTo("1240.00");
        }
        assertThat(pay().number()).isEqualTo(number);
    }

    @Test
    void whatSomebodyHasOpenIsUnavailableUntilItIsClosed() {
        gp.office.lock("customer", AARON);
        assertThat(failure(this::pay)).isInstanceOf(Failure.Unavailable.class).hasMessageContaining("2079");
        Refund refund = new Refund("re_1", "pi_1", BigDecimal.TEN, "USD");
        assertThat(failure(() -> gp.receivables.noteRefund(AARON, charge("pi_1", "10"), refund, "")))
                .isInstanceOf(Failure.Unavailable.class);
        gp.office.unlock("customer", AARON);
        gp.office.lock("batch", "STOREBRIDGE");
        assertThat(failure(this::pay)).isInstanceOf(Failure.Unavailable.class).hasMessageContaining("2022");
        gp.office.unlock("batch", "STOREBRIDGE");
        assertThat(pay().number()).isEqualTo(number);
    }

    @Test
    void successThatLeavesNothingAppliedIsNotBelieved() {
        gp.change(
                """
                CREATE FUNCTION sandbox.lose() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN DELETE FROM RM20201 WHERE APFRDCNM = NEW.APFRDCNM; RETURN NULL; END $$;
                CREATE TRIGGER lose AFTER INSERT ON RM20201 FOR EACH ROW EXECUTE FUNCTION sandbox.lose()""");
        assertThat(failure(this::pay)).isInstanceOf(Failure.Unavailable.class).hasMessageContaining(number);
        assertThat(gp.receivables.findReceipt(number)).isNull();
    }

    @Test
    void manyWhoRecordTheSamePaymentAtOnceRecordOne() throws Exception {
        List<Object> outcomes = atOnce(4, i -> pay());
        assertThat(outcomes).hasSize(4).containsOnly(gp.receivables.findReceipt(number));
        assertThat(gp.ask("SELECT COUNT(*) FROM RM20201 WHERE CUSTNMBR = ?", AARON))
                .isEqualTo("1");
    }

    @Test
    void oneChargeIsNotRecordedUnderTwoNumbersAtOnce() throws Exception {
        List<String> numbers = List.of(number, gp.receivables.reserveReceiptNumber());
        List<Object> outcomes = atOnce(2, i -> pay(numbers.get(i), "pi_1", "100.00"));
        assertThat(outcomes).filteredOn(Receipt.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Failure.Rejected.class::isInstance)
                .extracting(failure -> ((Failure.Rejected) failure).code())
                .containsExactly(ErrorCodes.REFUSED);
    }

    @Test
    void whatIsAppliedInGpBetweenOurCheckAndOurReceiptIsGpsToSay() {
        gp.change(
                """
                CREATE FUNCTION sandbox.meanwhile() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN UPDATE RM20101 SET CURTRXAM = 999.99 WHERE CURTRXAM = 1240; RETURN NEW; END $$;
                CREATE TRIGGER meanwhile BEFORE INSERT ON RM10201 FOR EACH ROW EXECUTE FUNCTION sandbox.meanwhile()""");
        Failure failure = failure(this::pay);
        assertThat(failure).isInstanceOf(Failure.Rejected.class);
        Failure.Rejected refused = (Failure.Rejected) failure;
        assertThat(refused.code()).isEqualTo(ErrorCodes.BALANCE_CHANGED);
        assertThat(refused).hasMessage("Less than 1000.00 is open on invoice " + invoice + ".");
        assertThat(refused.fields()).extracting(Failure.Field::pointer).containsExactly("/invoices/0/amount");
        assertThat(refused.detail()).contains("Error Number = 30039  Stored Procedure= taRMApply");
        assertThat(gp.receivables.findReceipt(number)).isNull();
    }

    @Test
    void twentyPaymentsOfOneInvoiceAtOnceNeverTakeMoreThanIsOwed() throws Exception {
        List<String> numbers = IntStream.range(0, 20)
                .mapToObj(i -> gp.receivables.reserveReceiptNumber())
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
        List<Object> outcomes = atOnce(20, i -> pay(numbers.get(i), "pi_" + i, "200.00"));
        assertThat(outcomes).filteredOn(Receipt.class::isInstance).hasSize(6);
        assertThat(outcomes).filteredOn(Failure.class::isInstance).hasSize(14).allSatisfy(failure -> {
            assertThat(failure).isInstanceOf(Failure.Rejected.class);
            assertThat(((Failure.Rejected) failure).code()).isEqualTo(ErrorCodes.BALANCE_CHANGED);
            assertThat(((Failure.Rejected) failure)).hasMessageContaining(" USD open, not 200.00 USD");
        });
        assertThat(gp.receivables.findInvoice(invoice).balance()).isEqualTo("40.00");
        assertThat(gp.ask("SELECT SUM(APPTOAMT) FROM RM20201 WHERE CUSTNMBR = ?", AARON))
                .isEqualTo("1200.00000");
        assertThat(gp.ask("SELECT UNPSTDCA FROM RM00103 WHERE CUSTNMBR = ?", AARON))
                .isEqualTo("1200.00000");
    }

    @Test
    void refundsNotedAtOnceAreAllKept() throws Exception {
        atOnce(6, i -> {
            Refund refund = new Refund("re_" + i, "pi_1", BigDecimal.TEN, "USD");
            gp.receivables.noteRefund(AARON, charge("pi_1", "10"), refund, "GP refused");
            return i;
        });
        String note = gp.ask(
                "SELECT TXTFIELD FROM SY03900 WHERE NOTEINDX = (SELECT NOTEINDX FROM RM00101 WHERE CUSTNMBR = ?)",
                AARON);
        assertThat(note).contains("re_0", "re_1", "re_2", "re_3", "re_4", "re_5");
    }

    /** What each gave: its result, or its failure. What is unavailable under load is tried again, as the worker does. */
    private static List<Object> atOnce(int count, IntFunction<Object> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CyclicBarrier start = new CyclicBarrier(count);
        try {
            List<Future<Object>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int mine = i;
                running.add(threads.submit(() -> {
                    start.await();
                    while (true) {
                        try {
                            return call.apply(mine);
                        } catch (Failure.Rejected e) {
                            return e;
                        } catch (Failure.Unavailable e) {
                            Thread.onSpinWait();
                        }
                    }
                }));
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static Fault fault(Fault.Kind kind) {
        return Fault.always("gp", kind);
    }

    private static Failure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Failure.class, call);
    }
}
