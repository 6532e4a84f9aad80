package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storebridge.commerce.OrderHistory;
import io.storebridge.commerce.OrderHistory.ChangedOrders;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChangeScanTest {

    private static final String TOUCH = "UPDATE SOP10100 SET MODIFDT = MODIFDT WHERE SOPTYPE = 2 AND SOPNUMBE = '%s'";

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    private String cursor;

    @Test
    void whateverHappensToAnOrderIsSeen() {
        OrderHistory history = gp.history.apply(Duration.ZERO);
        String other = WebOrders.placeShort(gp, "web-2");
        begin(history);
        String number = WebOrders.place(gp, "web-1");
        assertThat(settle(history)).containsExactly(number);

        gp.office.changeLine(number, 16384, new BigDecimal(9), null, null);
        assertThat(settle(history)).containsExactly(number);
        gp.office.ship(number, "1Z-A", Map.of(16384, new BigDecimal(4)));
        assertThat(settle(history)).containsExactly(number);
        String invoice = gp.office.transfer(number);
        assertThat(settle(history)).containsExactly(number);
        gp.change("UPDATE SOP10200 SET QTYFULFI = QTYFULFI WHERE SOPTYPE = 3 AND SOPNUMBE = '" + invoice + "'");
        assertThat(settle(history)).containsExactly(number);
        gp.office.ship(number, null, null);
        gp.office.transfer(number);
        assertThat(settle(history)).containsExactly(number);
        gp.office.postBatch("STOREBRIDGE");
        assertThat(settle(history)).contains(number);
        gp.office.receiveStock("MICR-BIN-40X", "MAIN", BigDecimal.TEN);
        gp.office.fillBackOrders(other);
        assertThat(settle(history)).containsExactly(other);
        String last = WebOrders.place(gp, "web-3");
        settle(history);
        gp.office.voidOrder(last);
        assertThat(settle(history)).containsExactly(last);
    }

    @Test
    void aTrackingNumberIsSeenThoughNothingElseChanges() {
        OrderHistory history = gp.history.apply(Duration.ZERO);
        String number = WebOrders.place(gp, "web-1");
        gp.office.ship(number, null, null);
        String invoice = gp.office.postBatch("STOREBRIDGE").get(0);
        String open = WebOrders.place(gp, "web-2");
        begin(history);
        track(3, invoice, "1Z-LATE");
        assertThat(settle(history)).containsExactly(number);
        assertThat(history.readOrder(number).shipments().get(0).tracking()).containsExactly("1Z-LATE");
        track(2, open, "1Z-EARLY");
        assertThat(settle(history)).containsExactly(open);
    }

    /** The first transaction changes its order first and commits last. */
    @Test
    void aTransactionThatCommitsLateIsNotMissed() throws SQLException {
        OrderHistory history = gp.history.apply(Duration.ofMinutes(1));
        OrderHistory careless = gp.history.apply(Duration.ZERO);
        String slow = WebOrders.place(gp, "web-1");
        String fast = WebOrders.placeShort(gp, "web-2");
        begin(careless);
        String carelessCursor = cursor;
        String carefulCursor = careless.findChangedOrders(null).next();
        try (Connection late = gp.connect()) {
            late.setAutoCommit(false);
            late.createStatement().execute(TOUCH.formatted(slow));
            late.createStatement()
                    .execute("INSERT INTO SOP10107 (SOPTYPE, SOPNUMBE, Tracking_Number) VALUES (2, '" + slow
                            + "', '1Z-SLOW')");
            gp.change(TOUCH.formatted(fast));
            track(2, fast, "1Z-FAST");

            cursor = carelessCursor;
            assertThat(settle(careless)).containsExactly(fast);
            carelessCursor = cursor;
            ChangedOrders before = history.findChangedOrders(carefulCursor);
            assertThat(before.orderNumbers()).contains(fast).doesNotContain(slow);
            carefulCursor = before.next();
            late.commit();
        }
        assertThat(careless.findChangedOrders(carelessCursor).orderNumbers())
                .as("without the overlap it would be missed")
                .doesNotContain(slow);
        assertThat(history.findChangedOrders(carefulCursor).orderNumbers()).contains(slow);
    }

    /** The same with only a tracking number, whose row id is lower than one that was seen already. */
    @Test
    void aTrackingNumberThatIsCommittedLateIsNotMissed() throws SQLException {
        OrderHistory history = gp.history.apply(Duration.ofMinutes(1));
        String slow = WebOrders.place(gp, "web-1");
        String fast = WebOrders.placeShort(gp, "web-2");
        gp.change("ALTER TABLE SOP10100 DISABLE TRIGGER stamp; ALTER TABLE SOP10200 DISABLE TRIGGER stamp;"
                + "UPDATE SOP10100 SET DEX_ROW_TS = '2020-01-01'; UPDATE SOP10200 SET DEX_ROW_TS = '2020-01-01'");
        begin(history);
        try (Connection late = gp.connect()) {
            late.setAutoCommit(false);
            late.createStatement()
                    .execute("INSERT INTO SOP10107 (SOPTYPE, SOPNUMBE, Tracking_Number) VALUES (2, '" + slow
                            + "', '1Z-SLOW')");
            track(2, fast, "1Z-FAST");
            assertThat(next(history)).containsExactly(fast);
            late.commit();
        }
        assertThat(next(history)).contains(slow);
    }

    @Test
    void manyChangesComeInPagesAndNoneIsLeftOut() {
        OrderHistory history = gp.history.apply(Duration.ofMinutes(1));
        cursor = history.findChangedOrders(null).next();
        gp.change(
                """
                INSERT INTO SOP10100 (SOPTYPE, SOPNUMBE, CUSTNMBR, DEX_ROW_TS)
                SELECT 2, 'SAME' || lpad(n::text, 4, '0'), 'AARONFIT0001', timezone('utc', now()) FROM generate_series(1, 250) n;
                INSERT INTO SOP10100 (SOPTYPE, SOPNUMBE, CUSTNMBR)
                SELECT 2, 'LATER' || lpad(n::text, 4, '0'), 'AARONFIT0001' FROM generate_series(1, 130) n;
                INSERT INTO SOP10107 (SOPTYPE, SOPNUMBE, Tracking_Number)
                SELECT 2, 'TRACKED' || n, '1Z' || n FROM generate_series(1, 150) n""");
        Set<String> seen = new HashSet<>();
        for (int call = 0; call < 6; call++) {
            List<String> page = next(history);
            assertThat(page).hasSizeLessThanOrEqualTo(200);
            seen.addAll(page);
        }
        assertThat(seen).filteredOn(number -> number.startsWith("SAME")).hasSize(250);
        assertThat(seen).filteredOn(number -> number.startsWith("LATER")).hasSize(130);
        assertThat(seen).filteredOn(number -> number.startsWith("TRACKED")).hasSize(150);
    }

    @Test
    void theFirstScanBeginsAtThePresent() {
        WebOrders.place(gp, "web-1");
        ChangedOrders first = gp.history.apply(Duration.ZERO).findChangedOrders(null);
        assertThat(first.orderNumbers()).isEmpty();
        assertThat(first.next().length()).isLessThan(200);
        assertThatThrownBy(() -> gp.orderHistory.findChangedOrders("yesterday"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void begin(OrderHistory history) {
        cursor = history.findChangedOrders(null).next();
        settle(history);
    }

    private List<String> next(OrderHistory history) {
        ChangedOrders changed = history.findChangedOrders(cursor);
        cursor = changed.next();
        return changed.orderNumbers();
    }

    /** What is named until nothing is: without an overlap a change of the same millisecond may be named twice. */
    private Set<String> settle(OrderHistory history) {
        Set<String> named = new HashSet<>();
        await().until(() -> {
            List<String> page = next(history);
            named.addAll(page);
            return page.isEmpty();
        });
        return named;
    }

    private void track(int type, String number, String tracking) {
        WebOrders.done(
                gp,
                "taCreateSOPTrackingInfo(I_vSOPTYPE => %d, I_vSOPNUMBE => '%s', I_vTracking_Number => '%s')",
                type,
                number,
                tracking);
    }
}
