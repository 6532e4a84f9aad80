package io.storebridge.ordering;

import static io.storebridge.ordering.Orders.bill;
import static io.storebridge.ordering.Orders.card;
import static io.storebridge.ordering.Orders.charge;
import static io.storebridge.ordering.Orders.deposit;
import static io.storebridge.ordering.Orders.made;
import static io.storebridge.ordering.Orders.shipment;
import static io.storebridge.ordering.Orders.tax;
import static io.storebridge.ordering.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.OrderBook.OrderNews;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Shipment;
import io.storebridge.commerce.SalesOrder.Status;
import io.storebridge.commerce.Workflows;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** What is new of an order, and what was told of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderBookTest {

    private OwnDatabase database;
    private Workflows workflows;
    private Book book;
    private String orderId;
    private String number;

    @BeforeAll
    void migrate() {
        database = new OwnDatabase();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void anOrder() {
        workflows = mock(Workflows.class);
        OrderRecords records = new OrderRecords(
                database.client, Jackson2ObjectMapperBuilder.json().build());
        book = new Book(records, null, new CrossReferences(database.client), database.transactions, workflows);
        orderId = "WEB-" + UUID.randomUUID().toString().substring(0, 8);
        number = "ORD" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    }

    @Test
    void an_order_is_received_once_and_found_whole() {
        PlacedOrder order = placed(card("403.00"));
        book.receive(order);
        book.receive(Orders.placed(orderId, order.account(), "someone.else@example.com"));

        assertThat(book.find(orderId).status()).isEqualTo("received");
        assertThat(book.find(orderId).order()).isEqualTo(order);
        assertThat(book.find("nobody's")).isNull();
    }

    @Test
    void what_we_have_made_ourselves_is_no_news() {
        record("shipment", card("403.00"));

        OrderNews news = book.compare(made(number, orderId, "403.00000"));

        assertThat(news.ours()).isTrue();
        assertThat(news.any()).isFalse();
        assertThat(news.entry().status()).isEqualTo("placed");
        assertThat(news.entry().orderNumbers()).containsExactly(number);
        assertThat(news.entry().charges()).containsExactly(charge("pi_1", "403.00"));
        assertThat(news.entry().tax()).isEqualTo(tax("25.30"));
    }

    @Test
    void an_order_that_is_not_ours_is_nothing_to_tell() {
        OrderNews news = book.compare(made(number, ""));

        assertThat(news.ours()).isFalse();
        assertThat(news.any()).isFalse();
        book.settle(news);
    }

    @Test
    void what_a_shipment_grows_by_before_gp_transfers_it_is_news_of_its_own() {
        Shipment first = shipment("S1");
        Shipment grown = new Shipment(
                "S1",
                first.date(),
                first.method(),
                List.of("1Z999AA10123456784", "1Z999AA10123456792"),
                List.of(
                        new Shipment.Part(16384, "1", "CHAI-TSK-BLK", new BigDecimal("3")),
                        new Shipment.Part(32768, "2", "PAPR-CPY-WHT", BigDecimal.ONE)));

        assertThat(Shipped.since(List.of(first), List.of(first))).isEmpty();
        assertThat(Shipped.since(List.of(first), List.of(grown)))
                .containsExactly(new Shipment(
                        "S1",
                        first.date(),
                        first.method(),
                        List.of("1Z999AA10123456792"),
                        List.of(
                                new Shipment.Part(16384, "1", "CHAI-TSK-BLK", new BigDecimal("2")),
                                new Shipment.Part(32768, "2", "PAPR-CPY-WHT", BigDecimal.ONE))));
    }

    @Test
    void each_shipment_is_news_until_it_is_settled_and_never_again() {
        record("order", card("403.00"));
        SalesOrder first = with(made(number, orderId), Status.shipping, List.of(shipment("S1")), List.of());
        SalesOrder second =
                with(made(number, orderId), Status.shipped, List.of(shipment("S1"), shipment("S2")), List.of());

        OrderNews news = book.compare(first);
        assertThat(news.status()).isEqualTo("shipping");
        assertThat(news.shipments()).containsExactly(shipment("S1"));
        assertThat(news.capture()).as("taken with the order").isNull();
        assertThat(book.compare(first)).as("asked again, before it was told").isEqualTo(news);

        book.settle(news);
        book.settle(news);
        assertThat(book.compare(first).any()).isFalse();
        assertThat(book.compare(second).shipments()).containsExactly(shipment("S2"));
    }

    @Test
    void a_settlement_of_an_older_state_hides_nothing() {
        record("order", card("403.00"));
        OrderNews older = book.compare(with(made(number, orderId), Status.allocated, List.of(), List.of()));
        SalesOrder now = with(made(number, orderId), Status.shipped, List.of(shipment("S1")), List.of());
        book.compare(now);

        book.settle(older);

        assertThat(book.compare(now).shipments()).containsExactly(shipment("S1"));
    }

    @Test
    void lines_changed_by_staff_are_said_to_be() {
        record("order");
        SalesOrder.Line line = made(number, orderId).lines().get(0);
        SalesOrder.Line fewer = new SalesOrder.Line(
                line.id(),
                line.lineId(),
                line.item(),
                line.description(),
                BigDecimal.ONE,
                line.unit(),
                line.warehouse(),
                line.unitPrice(),
                line.unitPrice(),
                BigDecimal.ONE,
                line.backOrdered(),
                line.shipped(),
                line.invoiced(),
                line.cancelled());

        OrderNews news = book.compare(with(made(number, orderId), Status.open, List.of(fewer), List.of(), List.of()));

        assertThat(news.any()).isTrue();
        assertThat(news.linesChanged()).isTrue();
        assertThat(news.status()).isNull();
    }

    @Test
    void an_invoice_is_news_when_it_is_posted_and_whole_when_it_bills_what_was_placed() {
        record("order");
        SalesOrder unposted =
                with(made(number, orderId), Status.invoiced, List.of(), List.of(bill("INV1", "403.00", false)));
        SalesOrder posted =
                with(made(number, orderId), Status.closed, List.of(), List.of(bill("INV1", "403.00", true)));

        OrderNews before = book.compare(unposted);
        assertThat(before.invoices()).isEmpty();
        assertThat(before.finished()).isFalse();
        book.settle(before);

        OrderNews after = book.compare(posted);
        assertThat(after.invoices()).containsExactly("INV1");
        assertThat(after.whole()).isTrue();
        assertThat(after.finished()).isTrue();
    }

    @Test
    void an_invoice_of_a_part_or_of_a_changed_order_is_not_whole() {
        record("order");

        assertThat(book.compare(with(
                                made(number, orderId),
                                Status.shipping,
                                List.of(),
                                List.of(bill("INV1", "200.00", true))))
                        .whole())
                .isFalse();
        assertThat(book.compare(with(
                                made(number, orderId),
                                Status.closed,
                                List.of(),
                                List.of(bill("INV1", "200.00", true), bill("INV2", "203.00", true))))
                        .whole())
                .isFalse();
    }

    @Test
    void cards_are_taken_for_what_is_billed_after_deposits_and_no_more_than_their_sum() {
        record("shipment", deposit("100.00"), card("200.00"));
        SalesOrder made = made(number, orderId);

        OrderNews shipped = book.compare(with(made, Status.shipping, List.of(shipment("S1")), List.of()));
        assertThat(shipped.capture()).as("shipped, but not billed").isNull();
        book.settle(shipped);

        OrderNews half = book.compare(
                with(made, Status.shipping, List.of(shipment("S1")), List.of(bill("INV1", "150.25", false))));
        assertThat(half.capture()).isEqualByComparingTo("50.25");
        book.settle(half);

        SalesOrder rest = with(
                made,
                Status.closed,
                List.of(shipment("S1")),
                List.of(bill("INV1", "150.25", true), bill("INV2", "252.75", true)));
        OrderNews last = book.compare(rest);
        assertThat(last.capture()).isEqualByComparingTo("200.00");
        assertThat(last.finished()).isTrue();
        book.settle(last);
        assertThat(book.compare(rest).any()).isFalse();
    }

    @Test
    void what_is_left_on_a_card_is_let_go_when_the_order_is_finished() {
        record("shipment", card("403.00"));
        SalesOrder made = made(number, orderId);
        book.settle(book.compare(with(made, Status.shipping, List.of(), List.of(bill("INV1", "300.00", true)))));

        SalesOrder closed = with(made, Status.closed, List.of(), List.of(bill("INV1", "300.00", true)));
        OrderNews last = book.compare(closed);

        assertThat(last.finished()).isTrue();
        assertThat(last.capture()).as("nothing more, and for the last time").isEqualByComparingTo("300.00");
        book.settle(last);
        assertThat(book.compare(closed).capture()).isNull();
    }

    @Test
    void the_parts_of_a_split_order_are_taken_finished_and_void_together() {
        String other = number + "B";
        SalesOrder one = made(number, orderId, "203.00");
        SalesOrder two = made(other, orderId, "200.00");
        book.record(
                placed(card("403.00")),
                "AARONFIT0001",
                List.of(one, two),
                tax("25.30"),
                List.of(charge("pi_1", "403.00")),
                "shipment");

        OrderNews first = book.compare(with(one, Status.closed, List.of(), List.of(bill("INV1", "203.00", true))));
        assertThat(first.capture()).isEqualByComparingTo("203.00");
        assertThat(first.whole()).isFalse();
        assertThat(first.finished()).isFalse();
        book.settle(first);

        OrderNews second = book.compare(with(two, Status.voided, List.of(), List.of()));
        assertThat(second.status()).isEqualTo("voided");
        assertThat(second.voided()).as("a part is billed").isFalse();
        assertThat(second.finished()).isTrue();
        assertThat(second.capture()).isEqualByComparingTo("203.00");
    }

    @Test
    void an_order_is_void_with_its_last_part_and_cancelled_once() {
        String other = number + "B";
        SalesOrder one = made(number, orderId, "203.00");
        SalesOrder two = made(other, orderId, "200.00");
        book.record(placed(card("403.00")), "AARONFIT0001", List.of(one, two), null, List.of(), "shipment");

        OrderNews first = book.compare(with(one, Status.voided, List.of(), List.of()));
        assertThat(first.voided()).isFalse();
        book.settle(first);
        OrderNews second = book.compare(with(two, Status.voided, List.of(), List.of()));
        assertThat(second.voided()).isTrue();
        assertThat(second.capture()).isNull();

        book.close(orderId, "cancelled", "The order was cancelled by our staff");
        book.close(orderId, "rejected", "Too late");
        assertThat(book.find(orderId).status()).isEqualTo("cancelled");
        assertThat(book.find(orderId).reason()).isEqualTo("The order was cancelled by our staff");
        assertThat(book.compare(with(two, Status.voided, List.of(), List.of())).any())
                .isFalse();
    }

    @Test
    void an_order_recorded_twice_keeps_what_was_told_meanwhile() {
        record("order");
        SalesOrder shipped = with(made(number, orderId), Status.shipped, List.of(shipment("S1")), List.of());
        book.settle(book.compare(shipped));

        record("order");

        assertThat(book.compare(shipped).any()).isFalse();
    }

    @Test
    void staff_who_are_faster_than_our_record_are_looked_at_again_after_it() {
        book.receive(placed());
        OrderNews early = book.compare(with(made(number, orderId), Status.shipped, List.of(shipment("S1")), List.of()));
        assertThat(early.ours()).isFalse();
        verify(workflows, never()).startEach(any(), any(), any(), any(), any());

        record("order");

        verify(workflows).startEach(eq("order-progress"), anyString(), eq("orderNumber"), eq(List.of(number)), any());
        assertThat(book.compare(with(made(number, orderId), Status.shipped, List.of(shipment("S1")), List.of()))
                        .shipments())
                .hasSize(1);
    }

    private PlacedOrder placed(OrderPayment... payments) {
        return Orders.placed(orderId, new PlacedOrder.Account("acc", "AARONFIT0001", null, null, null), payments);
    }

    private void record(String captureAt, OrderPayment... payments) {
        List<Charge> charges = List.of(payments).stream()
                .filter(payment -> payment.kind() == OrderPayment.Kind.card)
                .map(payment -> charge("pi_1", payment.amount().toPlainString()))
                .toList();
        book.record(placed(payments), "AARONFIT0001", List.of(made(number, orderId)), tax("25.30"), charges, captureAt);
    }
}
