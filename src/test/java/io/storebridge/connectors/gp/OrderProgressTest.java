package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Shipment;
import io.storebridge.commerce.SalesOrder.Status;
import io.storebridge.sandbox.gp.GpBackOffice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderProgressTest {

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void anOrderIsReadAsItWasPlaced() {
        String number = WebOrders.place(gp, "web-1");
        SalesOrder order = read(number);
        assertThat(order.orderId()).isEqualTo("web-1");
        assertThat(order.status()).isEqualTo(Status.allocated);
        assertThat(order.held()).isFalse();
        assertThat(order.currency()).isEqualTo("USD");
        assertThat(order.subtotal()).isEqualTo("513.00");
        assertThat(order.freight()).isEqualTo("20.00");
        assertThat(order.total()).isEqualTo("533.00");
        assertThat(order.deposit()).isEqualTo("100.00");
        assertThat(order.master()).isPositive();
        assertThat(order.billTo().street1()).isNotEmpty();
        assertThat(order.shipTo().city()).isNotEmpty();
        assertThat(order.shipments()).isEmpty();
        assertThat(order.invoices()).isEmpty();
        assertThat(order.lines()).extracting(SalesOrder.Line::lineId).containsExactly("L-1", "L-2");
        assertThat(order.lines()).extracting(SalesOrder.Line::id).containsExactly(16384, 32768);
        assertThat(order.lines().get(0).total()).isEqualTo("75.00");
        assertThat(order.lines().get(0).allocated()).isEqualTo("10");
    }

    @Test
    void anOrderIsShippedAndBilledInTwoParts() {
        String number = WebOrders.place(gp, "web-1");

        gp.office.ship(number, "1Z-FIRST", Map.of(16384, new BigDecimal(4)));
        SalesOrder part = read(number);
        assertThat(part.status()).isEqualTo(Status.shipping);
        assertThat(part.lines().get(0).shipped()).isEqualTo("4");
        assertThat(part.shipments()).hasSize(1);
        Shipment first = part.shipments().get(0);
        assertThat(first.tracking()).containsExactly("1Z-FIRST");
        assertThat(first.date()).isNotNull();
        assertThat(first.method()).isNotEmpty();
        assertThat(first.lines()).containsExactly(new Shipment.Part(16384, "L-1", "PAPR-CPY-WHT", new BigDecimal("4")));

        String invoice = gp.office.transfer(number);
        SalesOrder billed = read(number);
        assertThat(billed.status()).isEqualTo(Status.shipping);
        assertThat(billed.shipments()).isEqualTo(part.shipments());
        assertThat(billed.lines().get(0).invoiced()).isEqualTo("4");
        assertThat(billed.lines().get(0).shipped()).isEqualTo("4");
        assertThat(billed.invoices()).hasSize(1);
        assertThat(billed.invoices().get(0).number()).isEqualTo(invoice);
        assertThat(billed.invoices().get(0).total()).isEqualTo("50.00");
        assertThat(billed.invoices().get(0).posted()).isFalse();

        gp.office.ship(number, "1Z-SECOND,1Z-THIRD", null);
        SalesOrder whole = read(number);
        assertThat(whole.status()).isEqualTo(Status.shipped);
        assertThat(whole.shipments()).hasSize(2).first().isEqualTo(first);
        Shipment second = whole.shipments().get(1);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.tracking()).containsExactly("1Z-SECOND", "1Z-THIRD");
        assertThat(second.lines())
                .containsExactly(
                        new Shipment.Part(16384, "L-1", "PAPR-CPY-WHT", new BigDecimal("6")),
                        new Shipment.Part(32768, "L-2", "CHAI-TSK-BLK", new BigDecimal("2")));

        gp.office.transfer(number);
        SalesOrder invoiced = read(number);
        assertThat(invoiced.status()).isEqualTo(Status.invoiced);
        assertThat(withoutIds(invoiced)).isEqualTo(withoutIds(whole));

        assertThat(gp.office.postBatch("STOREBRIDGE")).hasSize(2).contains(invoice);
        SalesOrder closed = read(number);
        assertThat(closed.status()).isEqualTo(Status.closed);
        assertThat(withoutIds(closed)).isEqualTo(withoutIds(whole));
        assertThat(closed.invoices()).hasSize(2).allMatch(SalesOrder.Billing::posted);
        assertThat(closed.invoices())
                .extracting(each -> each.total().toString())
                .containsExactly("50.00", "483.00");
        assertThat(closed.lines())
                .extracting(line -> line.invoiced().toString())
                .containsExactly("10", "2");
    }

    @Test
    void anOrderInHistoryStillHasItsIdAndAReferenceOfStaffIsNoId() {
        String ours = WebOrders.place(gp, "web-1");
        String phone =
                gp.office.enterOrder(WebOrders.CUSTOMER, "PO-9", List.of(new GpBackOffice.Line("CHAI-TSK-BLK", 1)));
        gp.change("UPDATE SOP10100 SET REFRENCE = 'ask Lorraine' WHERE SOPNUMBE = '" + phone + "'");
        List.of(ours, phone).forEach(number -> gp.office.ship(number, null, null));
        List.of(ours, phone).forEach(gp.office::transfer);

        assertThat(gp.ask("SELECT COUNT(*) FROM SOP30200 WHERE SOPNUMBE IN (?, ?)", ours, phone))
                .isEqualTo("2");
        assertThat(read(ours).orderId()).isEqualTo("web-1");
        assertThat(read(phone).orderId()).isEmpty();
        assertThat(gp.orderHistory.listOrders(WebOrders.CUSTOMER, 0, 2))
                .extracting(SalesOrder::orderId)
                .containsExactlyInAnyOrder("web-1", "");
    }

    @Test
    void aDepositPaysTheInvoicesAsTheyAreMade() {
        String number = WebOrders.place(gp, "web-1");
        gp.office.ship(number, null, Map.of(16384, new BigDecimal(4)));
        gp.office.transfer(number);
        gp.office.ship(number, null, null);
        gp.office.postBatch("STOREBRIDGE");
        List<SalesOrder.Billing> invoices = read(number).invoices();
        assertThat(owed(invoices.get(0).number())).isEqualByComparingTo("0");
        assertThat(owed(invoices.get(1).number())).isEqualByComparingTo("433");
        assertThat(read(number).deposit()).isEqualTo("100.00");
    }

    @Test
    void severalPartsThatWaitForTheirInvoiceAreOneShipmentThatGrows() {
        String number = WebOrders.place(gp, "web-1");
        gp.office.ship(number, "1Z-A", Map.of(16384, new BigDecimal(4)));
        String id = read(number).shipments().get(0).id();
        gp.office.ship(number, "1Z-B", Map.of(32768, new BigDecimal(1)));
        assertThat(read(number).shipments()).hasSize(1);
        Shipment grown = read(number).shipments().get(0);
        assertThat(grown.id()).isEqualTo(id);
        assertThat(grown.tracking()).containsExactly("1Z-A", "1Z-B");
        assertThat(grown.lines()).hasSize(2);
    }

    @Test
    void whatIsShortIsBackOrderedAndFollows() {
        String number = WebOrders.placeShort(gp, "web-2");
        assertThat(read(number).status()).isEqualTo(Status.open);
        assertThat(read(number).lines().get(0).backOrdered()).isEqualTo("1");
        gp.office.ship(number, "1Z-A", null);
        assertThat(gp.office.postBatch("STOREBRIDGE")).hasSize(1);
        SalesOrder part = read(number);
        assertThat(part.status()).isEqualTo(Status.shipping);
        assertThat(part.lines().get(0).shipped()).isEqualTo("2");

        gp.office.receiveStock("MICR-BIN-40X", "MAIN", BigDecimal.ONE);
        gp.office.fillBackOrders(number);
        assertThat(read(number).status()).isEqualTo(Status.shipping);
        gp.office.ship(number, "1Z-B", null);
        gp.office.postBatch("STOREBRIDGE");
        SalesOrder closed = read(number);
        assertThat(closed.status()).isEqualTo(Status.closed);
        assertThat(closed.shipments()).extracting(Shipment::tracking).containsExactly(List.of("1Z-A"), List.of("1Z-B"));
        assertThat(closed.shipments().get(0).id())
                .isEqualTo(part.shipments().get(0).id());
    }

    @Test
    void anInvoiceOfASeparateBackOrderDocumentCountsForTheOrder() {
        String number = WebOrders.placeShort(gp, "web-2");
        gp.office.ship(number, "1Z-A", null);
        gp.office.postBatch("STOREBRIDGE");
        gp.change(
                """
                INSERT INTO SOP10100 (SOPTYPE, SOPNUMBE, ORIGTYPE, ORIGNUMB, CUSTNMBR) VALUES (5, 'BKO-1', 2, '%1$s', 'AARONFIT0001');
                UPDATE SOP10200 SET QTYTBAOR = 0 WHERE SOPTYPE = 2 AND SOPNUMBE = '%1$s';
                DO $$ BEGIN PERFORM sandbox.move_to_history(2, '%1$s'); END $$"""
                        .formatted(number));
        assertThat(read(number).status()).isEqualTo(Status.shipping);
        gp.change(
                """
                INSERT INTO SOP30200 (SOPTYPE, SOPNUMBE, ORIGTYPE, ORIGNUMB, CUSTNMBR) VALUES (3, 'INV-OF-BKO', 5, 'BKO-1', 'AARONFIT0001');
                INSERT INTO SOP30300 (SOPTYPE, SOPNUMBE, LNITMSEQ, ORGSEQNM, ITEMNMBR, QUANTITY) VALUES (3, 'INV-OF-BKO', 16384, 16384, 'MICR-BIN-40X', 1)""");
        SalesOrder closed = read(number);
        assertThat(closed.status()).isEqualTo(Status.closed);
        assertThat(closed.invoices()).hasSize(2);
        assertThat(closed.lines().get(0).shipped()).isEqualTo("3");
    }

    @Test
    void staffVoidAnOrder() {
        String number = WebOrders.place(gp, "web-1");
        gp.office.voidOrder(number);
        SalesOrder order = read(number);
        assertThat(order.status()).isEqualTo(Status.voided);
        assertThat(order.lines()).hasSize(2);
        assertThat(gp.ask("SELECT VOIDSTTS FROM SOP30200 WHERE SOPTYPE = 2 AND SOPNUMBE = ?", number))
                .isEqualTo("1");
        String other = WebOrders.place(gp, "web-2");
        gp.office.ship(other, null, Map.of(16384, BigDecimal.ONE));
        gp.office.transfer(other);
        assertThatThrownBy(() -> gp.office.voidOrder(other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void staffChangeQuantityAndPriceAndCancelTheRest() {
        String number = WebOrders.place(gp, "web-1");
        gp.office.changeLine(number, 16384, new BigDecimal(12), new BigDecimal("7.00"), null);
        SalesOrder changed = read(number);
        assertThat(changed.lines().get(0).quantity()).isEqualTo("12");
        assertThat(changed.lines().get(0).unitPrice()).isEqualTo("7.00");
        assertThat(changed.lines().get(0).allocated()).isEqualTo("12");
        assertThat(changed.lines().get(0).lineId()).isEqualTo("L-1");
        assertThat(changed.total()).isEqualTo("542.00");

        gp.office.ship(number, "1Z-A", Map.of(16384, new BigDecimal(5), 32768, new BigDecimal(2)));
        assertThatThrownBy(() -> gp.office.changeLine(number, 16384, new BigDecimal(4), null, null))
                .hasMessageContaining("invoiced or fulfilled");
        gp.office.changeLine(number, 16384, null, null, new BigDecimal(7));
        assertThat(read(number).lines().get(0).cancelled()).isEqualTo("7");
        assertThat(read(number).status()).isEqualTo(Status.shipped);
        gp.office.postBatch("STOREBRIDGE");
        assertThat(read(number).status()).isEqualTo(Status.closed);
        assertThat(read(number).invoices().get(0).total()).isEqualTo("493.00");
    }

    @Test
    void anOrderIsHeldUntilTheLastHoldIsLifted() {
        String number = WebOrders.place(gp, "web-1");
        hold(number, "REVIEW", 0);
        hold(number, "CREDIT", 0);
        hold(number, "REVIEW", 1);
        assertThat(read(number).held()).isTrue();
        hold(number, "CREDIT", 1);
        assertThat(read(number).held()).isFalse();
    }

    @Test
    void whatAnOrderCallsFulfilledIsNotShippedWithoutTheSeparateFulfilment() {
        String number = WebOrders.place(gp, "web-1");
        gp.change("UPDATE SOP40200 SET USPFULPR = 0 WHERE SOPTYPE = 2");
        gp.office.ship(number, "1Z-A", null);
        assertThat(read(number).shipments()).isEmpty();
        String invoice = gp.office.transfer(number);
        assertThat(read(number).shipments()).hasSize(1);
        gp.change("UPDATE SOP10200 SET QTYFULFI = 0 WHERE SOPTYPE = 3 AND SOPNUMBE = '" + invoice + "'");
        assertThat(read(number).shipments()).isEmpty();
    }

    @Test
    void trackingNumbersAreFoundWhereverGpKeepsThem() {
        String number = WebOrders.place(gp, "web-1");
        gp.office.ship(number, "1Z-A", Map.of(16384, new BigDecimal(4)));
        String invoice = gp.office.transfer(number);
        gp.change("DELETE FROM SOP10107 WHERE SOPTYPE = 3");
        assertThat(read(number).shipments().get(0).tracking()).containsExactly("1Z-A");
        gp.change("UPDATE SOP10107 SET SOPTYPE = 3, SOPNUMBE = '" + invoice + "' WHERE Tracking_Number = '1Z-A'");
        assertThat(read(number).shipments().get(0).tracking()).containsExactly("1Z-A");
    }

    @Test
    void ordersAreListedNewestFirstInPages() {
        String first = WebOrders.place(gp, "web-1");
        String second = WebOrders.placeShort(gp, "web-2");
        gp.office.voidOrder(first);
        List<SalesOrder> top = gp.orderHistory.listOrders("aaronfit0001", 0, 2);
        assertThat(top).extracting(SalesOrder::number).containsExactly(second, first);
        assertThat(top).extracting(SalesOrder::status).containsExactly(Status.open, Status.voided);
        assertThat(top.get(0).lines()).isEmpty();
        assertThat(top.get(0).total()).isEqualTo("1917.00");
        gp.change("UPDATE SOP10100 SET DOCDATE = DOCDATE - interval '1 day' WHERE SOPNUMBE = '" + second + "'");
        assertThat(gp.orderHistory.listOrders(WebOrders.CUSTOMER, 0, 100))
                .extracting(SalesOrder::number)
                .containsExactly(first, second);
        assertThat(gp.orderHistory.listOrders(WebOrders.CUSTOMER, 1, 1).get(0).number())
                .isEqualTo(second);
        assertThat(gp.orderHistory.listOrders(WebOrders.CUSTOMER, 2, 10)).isEmpty();
        assertThat(rejected(() -> gp.orderHistory.listOrders("NOBODY", 0, 10)).code())
                .isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
    }

    @Test
    void ordersOfOthersHaveNoIdOfTheStore() {
        String typed =
                gp.office.enterOrder(WebOrders.CUSTOMER, "PO-77", List.of(new GpBackOffice.Line("PAPR-CPY-WHT", 10)));
        assertThat(read(typed).orderId()).isEmpty();
        assertThat(read(typed).purchaseOrder()).isEqualTo("PO-77");
        assertThat(read(typed).lines().get(0).lineId()).isEmpty();
        assertThat(rejected(() -> read("NONE")).code()).isEqualTo(ErrorCodes.ORDER_UNKNOWN);
    }

    private SalesOrder read(String number) {
        return gp.orderHistory.readOrder(number);
    }

    private void hold(String number, String hold, int delete) {
        WebOrders.done(
                gp,
                "taSopUpdateCreateProcessHold(I_vSOPTYPE => 2, I_vSOPNUMBE => '%s', I_vPRCHLDID => '%s', I_vDELETE1 => %d)",
                number,
                hold,
                delete);
    }

    private BigDecimal owed(String invoice) {
        return new BigDecimal(gp.ask("SELECT CURTRXAM FROM RM20101 WHERE DOCNUMBR = ?", invoice));
    }

    /** History keeps no ids of the store. */
    private static List<Shipment> withoutIds(SalesOrder order) {
        return order.shipments().stream()
                .map(shipment -> new Shipment(
                        shipment.id(),
                        shipment.date(),
                        shipment.method(),
                        shipment.tracking(),
                        shipment.lines().stream()
                                .map(part -> new Shipment.Part(part.line(), "", part.item(), part.quantity()))
                                .toList()))
                .toList();
    }

    private static Failure.Rejected rejected(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Failure.Rejected.class, call);
    }
}
