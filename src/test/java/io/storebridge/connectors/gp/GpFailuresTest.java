package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.line;
import static io.storebridge.connectors.gp.GpFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Acceptance;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Order;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.QuoteRequest;
import io.storebridge.sandbox.control.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GpFailuresTest {

    private static final String AARON = "AARONFIT0001";
    private static final Acceptance YES = new Acceptance(null, null, null);

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    private final QuoteRequest request = request("RFQ-1", AARON, line("PAPR-CPY-WHT", "9"));

    @Test
    void aConnectionThatBreaksOverTheCommitIsUnknownAndTheQuoteIsFound() {
        String number = gp.erp.reserveQuoteNumber();
        gp.faults.add(
                fault(Fault.Kind.DROP_RESPONSE).matching("taSopHdrIvcInsert").times(1));
        assertThat(failure(() -> gp.erp.createQuote(number, request))).isInstanceOf(Failure.Unknown.class);

        assertThat(gp.erp.findQuote(number).subtotal()).isEqualTo("71.10");
        assertThat(gp.erp.createQuote(number, request)).isEqualTo(gp.erp.findQuote(number));
    }

    @Test
    void anOrderWhoseCommitWasLostIsFoundAndNotMadeTwice() {
        Quote quote = gp.erp.createQuote(gp.erp.reserveQuoteNumber(), request);
        String number = gp.erp.reserveOrderNumber();
        gp.faults.add(
                fault(Fault.Kind.DROP_RESPONSE).matching("taSopHdrIvcInsert").times(1));
        assertThat(failure(() -> gp.erp.createOrder(number, quote, YES, false))).isInstanceOf(Failure.Unknown.class);

        Order found = gp.erp.findOrder(number);
        assertThat(gp.erp.createOrder(number, quote, YES, false)).isEqualTo(found);
        assertThat(gp.ask("SELECT COUNT(*) FROM SOP10100 WHERE SOPTYPE = 2 AND ORIGNUMB = ?", quote.number()))
                .isEqualTo("1");
    }

    @Test
    void whatBreaksBeforeTheCommitIsUnavailableAndNothingStandsThere() {
        String number = gp.erp.reserveQuoteNumber();
        for (Fault fault : List.of(
                fault(Fault.Kind.REFUSE).matching("taSopHdrIvcInsert").times(1),
                fault(Fault.Kind.ERROR)
                        .matching("taSopHdrIvcInsert")
                        .sqlState("40P01")
                        // as often as a deadlock is tried
                        .times(4),
                fault(Fault.Kind.ERROR)
                        .matching("taSopHdrIvcInsert")
                        .sqlState("40001")
                        .times(1),
                fault(Fault.Kind.ERROR)
                        .matching("taSopHdrIvcInsert")
                        .sqlState("57014")
                        .times(1),
                fault(Fault.Kind.ERROR)
                        .matching("taSopHdrIvcInsert")
                        .sqlState("42501")
                        .times(1))) {
            gp.faults.add(fault);
            assertThat(failure(() -> gp.erp.createQuote(number, request)))
                    .as(fault.toString())
                    .isInstanceOf(Failure.Unavailable.class);
            assertThat(gp.erp.findQuote(number)).isNull();
        }
        assertThat(gp.erp.createQuote(number, request).number()).isEqualTo(number);
    }

    @Test
    void aDatabaseThatIsDownIsUnavailable() {
        gp.faults.add(fault(Fault.Kind.REFUSE));
        assertThat(failure(() -> gp.erp.readCustomer(AARON))).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure(() -> gp.erp.reserveQuoteNumber())).isInstanceOf(Failure.Unavailable.class);
        gp.faults.clear();
        assertThat(gp.erp.readCustomer(AARON).number()).isEqualTo(AARON);
    }

    @Test
    void valuesThatTheDatabaseNeverTakesAreRejected() {
        gp.faults.add(fault(Fault.Kind.ERROR)
                .matching("taSopHdrIvcInsert")
                .sqlState("23514")
                .times(1));
        Failure failure = failure(() -> gp.erp.createQuote(gp.erp.reserveQuoteNumber(), request));
        assertThat(failure).isInstanceOf(Failure.Rejected.class);
        assertThat(((Failure.Rejected) failure).code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(((Failure.Rejected) failure).detail()).contains("23514");
    }

    @Test
    void recordsThatSomebodyHasOpenAreUnavailableUntilTheyAreClosed() {
        String number = gp.erp.reserveQuoteNumber();
        gp.office.lock("batch", "STOREBRIDGE");
        assertThat(failure(() -> gp.erp.createQuote(number, request)))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("2022");
        gp.office.unlock("batch", "STOREBRIDGE");
        gp.office.lock("item", "PAPR-CPY-WHT");
        assertThat(failure(() -> gp.erp.createQuote(number, request)))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("2079");
        gp.office.unlock("item", "PAPR-CPY-WHT");
        assertThat(gp.erp.createQuote(number, request).number()).isEqualTo(number);
    }

    @Test
    void successThatLeavesNoDocumentIsNotBelieved() {
        gp.change(
                """
                CREATE FUNCTION sandbox.lose() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN DELETE FROM SOP10100 WHERE SOPNUMBE = NEW.SOPNUMBE AND SOPTYPE = 1; RETURN NULL; END $$;
                CREATE TRIGGER lose AFTER INSERT ON SOP10100 FOR EACH ROW EXECUTE FUNCTION sandbox.lose()""");
        String number = gp.erp.reserveQuoteNumber();
        assertThat(failure(() -> gp.erp.createQuote(number, request)))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining(number);
        assertThat(gp.ask("SELECT COUNT(*) FROM SOP10200 WHERE SOPTYPE = 1 AND SOPNUMBE = ?", number))
                .isEqualTo("0");
    }

    @Test
    void manyWhoMakeTheSameDocumentAtOnceMakeOne() throws Exception {
        String number = gp.erp.reserveQuoteNumber();
        List<Quote> quotes = atOnce(4, () -> gp.erp.createQuote(number, request));
        assertThat(quotes).hasSize(4).containsOnly(quotes.get(0));
        assertThat(gp.ask("SELECT COUNT(*) FROM SOP10200 WHERE SOPTYPE = 1 AND SOPNUMBE = ?", number))
                .isEqualTo("1");

        String orderNumber = gp.erp.reserveOrderNumber();
        List<Order> orders = atOnce(4, () -> gp.erp.createOrder(orderNumber, quotes.get(0), YES, false));
        assertThat(orders).hasSize(4).containsOnly(orders.get(0));
    }

    @Test
    void numbersReservedAtOnceAreAllDifferent() throws Exception {
        assertThat(atOnce(4, () -> gp.erp.reserveOrderNumber())).doesNotHaveDuplicates();
    }

    private static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CyclicBarrier start = new CyclicBarrier(count);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
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
