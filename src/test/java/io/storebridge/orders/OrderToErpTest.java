package io.storebridge.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.operations.Documents;
import io.storebridge.testing.DiagramCoverage;
import io.storebridge.testing.Storefront;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

/** Every path of the order, with the real engine and PostgreSQL, between partners that the test tells what to answer. */
@WithOrderPartners
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrderToErpTest {

    private static final String CARD = "{\"kind\":\"card\",\"amount\":\"408.23\",\"method\":\"pm_card_visa\"}";
    private static final String BAD_CARD =
            "{\"kind\":\"card\",\"amount\":\"408.23\",\"method\":\"" + OrderPartners.BAD_CARD + "\"}";
    private static final Failure.Rejected REFUSED =
            new Failure.Rejected(ErrorCodes.REFUSED, "Not today", List.of(), "4711 not today");
    private static final Failure.Unavailable DOWN = new Failure.Unavailable("No answer", null);

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    Storefront store;

    @Autowired
    OrderPartners partners;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ExternalTaskService steps;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Test
    void an_order_on_account_reaches_gp_and_everybody_is_told() {
        place("PLAIN");

        JsonNode done = awaitThat("PLAIN", "completed");

        assertThat(partners.told("PLAIN"))
                .containsExactly(
                        "receive",
                        "identify",
                        "read customer",
                        "check items",
                        "record tax",
                        "prepare 0",
                        "assess",
                        "reserve numbers",
                        "place",
                        "record, capture at shipment",
                        "confirm 1",
                        "log: Order PLAIN was placed. In GP as %s, total 408.23 USD".formatted(numbers(done)),
                        "mail order-placed to ann@example.com");
        assertThat(done.at("/milestones").findValuesAsText("name"))
                .containsExactly(
                        "Order received",
                        "Order checked",
                        "Order made in GP",
                        "Confirmed on the store",
                        "Confirmation sent");
        assertThat(done.at("/result/salesOrders/0/number").asText())
                .isEqualTo(done.at("/result/orderNumbers/0").asText());
        assertThat(done.at("/result/assessment/total").asText()).isEqualTo("408.23");
        assertThat(done.at("/result/assessment").has("availableCredit")).isFalse();
        assertThat(done.at("/result/customerNumber").asText()).isEqualTo("PLAIN");
        assertThat(done.at("/result").has("outcome")).isFalse();
        assertThat(partners.creditApproved("PLAIN")).isFalse();
    }

    @Test
    void an_order_by_its_id_alone_is_read_from_the_store_and_its_card_is_set_aside() throws Exception {
        partners.submit(order("BYID", CARD));
        post("BYID", "{\"orderId\":\"BYID\"}");

        JsonNode done = awaitThat("BYID", "completed");

        assertThat(partners.told("BYID")).startsWith("read order", "receive").contains("authorize", "place");
        assertThat(partners.told("BYID")).noneMatch(entry -> entry.startsWith("capture"));
        assertThat(done.at("/result/charges/0/status").asText()).isEqualTo("authorized");
        assertThat(done.toString()).doesNotContain("pm_card").doesNotContain("secret");
        assertThat(partners.mail("BYID", "order-placed")).containsKeys("order", "salesOrders", "tax", "assessment");
    }

    @Test
    void a_recurring_order_is_charged_as_soon_as_it_is_in_gp() {
        post(
                "RECURRING",
                body("RECURRING", CARD).put("schedule", "EVERY-MONDAY").toString());

        JsonNode done = awaitThat("RECURRING", "completed");

        assertThat(partners.told("RECURRING"))
                .containsSubsequence(
                        "place",
                        "record, capture at order",
                        "capture 408.23, the last",
                        "record, capture at order",
                        "confirm 1");
        assertThat(done.at("/result/charges/0/status").asText()).isEqualTo("succeeded");
        assertThat(done.at("/milestones").findValuesAsText("name")).contains("Payment set aside", "Payment taken");
    }

    @Test
    void an_order_wanted_in_a_month_is_charged_at_once_because_a_bank_keeps_money_aside_for_a_week_only() {
        String inAMonth = LocalDate.now().plusDays(30).toString();
        post("MONTH", body("MONTH", CARD).put("wantedDate", inAMonth).toString());

        awaitThat("MONTH", "completed");
        assertThat(partners.told("MONTH")).contains("capture 408.23, the last");
    }

    @Test
    void an_order_that_the_store_cannot_hand_over_is_tried_again_or_given_up() throws Exception {
        partners.submit(order("UNREAD", CARD));
        partners.refuse(
                "read order",
                "UNREAD",
                new Failure.Rejected(ErrorCodes.VALUE_INVALID, "Line 2 has no product"),
                new Failure.Rejected(ErrorCodes.VALUE_INVALID, "Line 2 has no product"));
        post("UNREAD", "{\"orderId\":\"UNREAD\"}");

        Task first = task("UNREAD", "order-unreadable");
        assertThat(first.getName()).isEqualTo("The store cannot hand over order UNREAD");
        assertThat(isFor(first, "sales")).isTrue();
        tasks.complete(first.getId(), Map.of("readDecision", "again"));
        tasks.complete(
                taskOtherThan(first, "UNREAD").getId(),
                Map.of("readDecision", "giveUp", "readReason", "Please order again"));

        assertOff("UNREAD", "rejected", "Please order again");
        assertThat(partners.told("UNREAD"))
                .containsExactly("void tax", "close as rejected", "cancel as rejected: Please order again");
    }

    @Test
    void a_new_customer_is_made_by_the_rules_and_the_links_that_fail_are_made_when_the_order_is_in_gp() {
        partners.isNew("NEWCOMER");
        partners.refuse("link", "NEWCOMER", REFUSED);
        partners.refuse("link CRM", "NEWCOMER", REFUSED);
        partners.look("NEWCOMER", "firstOrder");
        place("NEWCOMER");
        decide(task("NEWCOMER", "order-review"), "review", Map.of("decision", "approve"));

        JsonNode done = awaitThat("NEWCOMER", "completed");

        assertThat(partners.told("NEWCOMER"))
                .containsSubsequence("identify", "create customer", "check items", "place", "link", "link CRM")
                .doesNotContain("read customer");
        assertThat(partners.made("NEWCOMER").customerClass()).isEqualTo("WEB");
        assertThat(partners.made("NEWCOMER").territory()).isEqualTo("MIDWEST");
        assertThat(partners.made("NEWCOMER").salesperson()).isNull();
        assertThat(done.at("/milestones").findValuesAsText("name")).contains("Customer made in GP", "Reviewed");
    }

    @Test
    void a_new_customer_that_store_and_crm_take_is_linked_once() {
        partners.isNew("LINKED");
        place("LINKED");

        awaitThat("LINKED", "completed");
        assertThat(partners.told("LINKED"))
                .containsSubsequence("create customer", "link", "link CRM", "check items")
                .containsOnlyOnce("link", "link CRM");
    }

    @Test
    void the_steward_puts_right_whose_order_it_is() throws Exception {
        partners.refuse(
                "identify",
                "WHOSE",
                new Failure.Rejected(
                        ErrorCodes.VALUE_INVALID,
                        "GP has no customer WHOSE-",
                        List.of(new Failure.Field("/account/customer", "unknown in GP")),
                        null));
        place("WHOSE");
        Task unclear = task("WHOSE", "fix-customer");
        assertThat(unclear.getName()).isEqualTo("Put right the customer of order WHOSE of Ann Abel");
        assertThat(isFor(unclear, "steward")).isTrue();
        correct(unclear, order -> ((ObjectNode) order.get("account")).put("customer", "CORRECTED"));

        awaitThat("WHOSE", "completed");
        assertThat(partners.placed("WHOSE").account().customer()).isEqualTo("CORRECTED");
    }

    @Test
    void a_customer_that_gp_refuses_is_given_up_by_the_steward() {
        partners.isNew("STRANGER");
        partners.refuse("create customer", "STRANGER", REFUSED);
        place("STRANGER");
        decide(task("STRANGER", "fix-customer"), "fix", Map.of("decision", "giveUp", "reason", "We cannot serve you"));

        assertOff("STRANGER", "rejected", "We cannot serve you");
        assertThat(partners.told("STRANGER"))
                .endsWith(
                        "void tax",
                        "close as rejected",
                        "cancel as rejected: We cannot serve you",
                        "mail order-cancelled to ann@example.com");
    }

    @Test
    void the_tax_provider_is_down_and_the_stores_figure_is_used_and_reviewed_by_receivables() {
        partners.refuse("record tax", "NOTAX", DOWN, DOWN, DOWN, DOWN);
        ObjectNode body = body("NOTAX", null);
        body.set("tax", json.createObjectNode().put("amount", "29.99").put("transactionId", "estimate-7"));
        post("NOTAX", body.toString());
        // The step is no longer tried by itself: the operator would be called, and the timer comes first.
        awaitThat("NOTAX", "failed");
        passTime("NOTAX", "event_providerDown");

        Task review = task("NOTAX", "order-review");
        assertThat(isFor(review, "receivables")).isTrue();
        assertThat(tasks.getVariable(review.getId(), "reviewReasons").toString())
                .contains("The tax provider did not answer");
        decide(review, "review", Map.of("decision", "approve"));

        JsonNode done = awaitThat("NOTAX", "completed");
        assertThat(done.at("/result/tax/provider").asText()).isEqualTo("store");
        assertThat(done.at("/result/tax/amount").asText()).isEqualTo("29.99");
        assertThat(done.at("/result/tax/transactionId").asText()).isEqualTo("estimate-7");
        assertThat(done.at("/result/salesOrders/0/total").asText()).isEqualTo("407.99");
    }

    @Test
    void the_tax_provider_is_down_and_an_order_without_a_figure_waits_for_it() {
        partners.refuse("record tax", "WAITTAX", DOWN, DOWN, DOWN, DOWN);
        place("WAITTAX");
        awaitThat("WAITTAX", "failed");
        assertThat(job("WAITTAX", "event_providerDown").getDuedate().toInstant())
                .isAfter(Instant.now().plus(Duration.ofDays(3000)));

        steps.setRetries(
                steps.createExternalTaskQuery()
                        .processInstanceId(instance("WAITTAX"))
                        .singleResult()
                        .getId(),
                1);

        JsonNode done = awaitThat("WAITTAX", "completed");
        assertThat(done.at("/result/tax/provider").asText()).isEqualTo("avatax");
    }

    @Test
    void a_declined_card_waits_for_another_payment_and_then_the_order_goes_on() {
        place("DECLINED", BAD_CARD);
        JsonNode waiting = awaitThat("DECLINED", "pay");
        assertThat(waiting.at("/result/reason").asText()).contains("insufficient funds");
        assertThat(waiting.at("/status").asText()).isEqualTo("waiting");
        tell("DECLINED", "pay", "{\"payments\":[%s]}".formatted(CARD), 202);

        JsonNode done = awaitThat("DECLINED", "completed");
        assertThat(done.at("/result").has("reason")).isFalse();
        assertThat(partners.told("DECLINED"))
                .containsSubsequence(
                        "prepare 1",
                        "mark payment-needed: Your card was declined: insufficient funds",
                        "mail payment-needed to ann@example.com",
                        "release prepared",
                        "prepare 1",
                        "authorize",
                        "place");
        assertThat(partners.placed("DECLINED").payments().get(0).method()).isEqualTo("pm_card_visa");
    }

    @Test
    void a_declined_card_without_another_payment_ends_the_order_after_the_time_of_the_rules() {
        partners.refuse("mark", "UNPAID", REFUSED);
        partners.refuse("mail", "UNPAID", new Failure.Rejected(ErrorCodes.MAIL_REFUSED, "No such mailbox"));
        place("UNPAID", BAD_CARD);
        awaitThat("UNPAID", "pay");
        passTime("UNPAID", "event_unpaid");

        JsonNode off = assertOff("UNPAID", "cancelled", "It was not paid in time");
        assertThat(partners.told("UNPAID")).containsSubsequence("release prepared", "void tax", "close as cancelled");
        assertThat(off.at("/result/charges/0/status").asText()).isEqualTo("canceled");
        assertThat(off.at("/milestones").findValuesAsText("name")).contains("Not paid in time", "Payment let go");
    }

    @Test
    void receivables_approve_an_order_over_the_limit() {
        partners.look("CREDIT", "overLimit", "addressUnknown");
        place("CREDIT");
        Task review = task("CREDIT", "order-review");
        assertThat(review.getName()).isEqualTo("Review order CREDIT of Customer CREDIT");
        assertThat(isFor(review, "receivables")).isTrue();
        assertThat(isFor(review, "sales")).isFalse();
        decide(review, "review", Map.of("decision", "approve"));

        awaitThat("CREDIT", "completed");
        assertThat(partners.creditApproved("CREDIT")).isTrue();
    }

    @Test
    void an_order_changed_in_the_review_is_worked_out_again_and_its_payment_set_aside_anew() throws Exception {
        partners.look("CHANGED", "lowMargin");
        place("CHANGED", CARD);
        Task review = task("CHANGED", "order-review");
        assertThat(isFor(review, "sales")).isTrue();
        partners.look("CHANGED");
        ObjectNode order = orderOf(review);
        ((ObjectNode) order.at("/lines/0")).put("quantity", "3");
        ((ObjectNode) order.at("/payments/0")).put("amount", "597.23");
        decide(
                review,
                Map.of("review", map(Map.of("decision", "change")), "order", map(order), "paymentsChanged", true));

        JsonNode done = awaitThat("CHANGED", "completed");
        assertThat(partners.told("CHANGED"))
                .containsSubsequence(
                        "authorize",
                        "assess",
                        "identify",
                        "read customer",
                        "record tax",
                        "release authorized",
                        "prepare 1",
                        "authorize",
                        "assess",
                        "place");
        assertThat(done.at("/result/assessment/total").asText()).isEqualTo("597.23");
        assertThat(done.at("/result/charges/0/amount").asText()).isEqualTo("597.23");
        assertThat(done.at("/result/charges/0/status").asText()).isEqualTo("authorized");
    }

    @Test
    void an_order_that_is_rejected_in_the_review_is_undone_and_the_buyer_is_told_why() {
        partners.look("REJECTED", "abroad");
        place("REJECTED", CARD);
        decide(
                task("REJECTED", "order-review"),
                "review",
                Map.of("decision", "reject", "reason", "We do not deliver there"));

        JsonNode off = assertOff("REJECTED", "rejected", "We do not deliver there");
        assertThat(partners.told("REJECTED"))
                .endsWith(
                        "assess",
                        "release authorized",
                        "void tax",
                        "close as rejected",
                        "cancel as rejected: We do not deliver there",
                        "mail order-cancelled to ann@example.com");
        assertThat(off.at("/result/charges/0/status").asText()).isEqualTo("canceled");
    }

    @Test
    void an_order_is_made_on_hold_and_shipped_and_charged_when_the_hold_is_lifted() {
        hold("HELD");
        Task held = task("HELD", "lift-hold");
        assertThat(held.getName()).isEqualTo("Order HELD of Customer HELD is on hold");
        assertThat(partners.told("HELD"))
                .endsWith("reserve numbers", "place", "hold", "record, capture at order")
                .doesNotContain("confirm 1");
        tasks.complete(held.getId(), Map.of("liftDecision", "lift"));

        JsonNode done = awaitThat("HELD", "completed");
        assertThat(partners.told("HELD"))
                .containsSubsequence("lift hold", "record, capture at order", "capture 408.23, the last", "confirm 1")
                .containsOnlyOnce("hold", "place");
        assertThat(done.at("/milestones").findValuesAsText("name")).contains("On hold", "Hold lifted");
    }

    @Test
    void an_order_on_hold_that_is_given_up_is_undone_last_first() {
        hold("HELDOFF");
        tasks.complete(
                task("HELDOFF", "lift-hold").getId(),
                Map.of("liftDecision", "cancel", "liftReason", "The address does not exist"));

        JsonNode off = assertOff("HELDOFF", "cancelled", "The address does not exist");
        assertThat(partners.told("HELDOFF"))
                .endsWith(
                        "hold",
                        "record, capture at order",
                        "void order",
                        "release authorized",
                        "void tax",
                        "close as cancelled",
                        "cancel as cancelled: The address does not exist",
                        "mail order-cancelled to ann@example.com");
        assertThat(off.at("/milestones").findValuesAsText("name"))
                .containsSubsequence("Order void in GP", "Payment let go", "Tax void", "Cancelled on the store");
    }

    @Test
    void what_gp_rejects_is_corrected_and_sent_again_under_the_same_number() throws Exception {
        partners.refuse(
                "place",
                "FIXED",
                new Failure.Rejected(
                        ErrorCodes.ITEM_UNKNOWN,
                        "GP has no item CHAIR",
                        List.of(new Failure.Field("/lines/0/item", "unknown in GP")),
                        null));
        place("FIXED", CARD);
        Task fix = task("FIXED", "fix-order");
        assertThat(fix.getName()).isEqualTo("Put right order FIXED of Customer FIXED");
        assertThat(isFor(fix, "sales")).isTrue();
        Object number = tasks.getVariable(fix.getId(), "orderNumbers");
        correct(fix, order -> ((ObjectNode) order.at("/lines/0")).put("item", "STOOL"));

        JsonNode done = awaitThat("FIXED", "completed");
        assertThat(done.at("/result/orderNumbers/0").asText()).isEqualTo(((List<?>) number).get(0));
        assertThat(partners.placed("FIXED").lines().get(0).item()).isEqualTo("STOOL");
        assertThat(partners.told("FIXED")).containsOnlyOnce("reserve numbers", "authorize", "prepare 1", "place");
        assertThat(partners.told("FIXED").stream().filter("record tax"::equals)).hasSize(2);
    }

    @Test
    void a_number_that_is_taken_is_replaced() throws Exception {
        partners.refuse("place", "TAKEN", new Failure.Rejected(ErrorCodes.NUMBER_TAKEN, "The number is taken"));
        place("TAKEN");
        Task fix = task("TAKEN", "fix-order");
        Object taken = tasks.getVariable(fix.getId(), "orderNumbers");
        correct(fix, order -> {});

        JsonNode done = awaitThat("TAKEN", "completed");
        assertThat(done.at("/result/orderNumbers/0").asText()).isNotEqualTo(((List<?>) taken).get(0));
    }

    @Test
    void what_cannot_be_put_right_is_given_up_and_the_number_stays_unused() {
        partners.refuse("check items", "HOPELESS", new Failure.Rejected(ErrorCodes.CUSTOMER_UNKNOWN, "Gone"));
        partners.refuse("place", "HOPELESS", REFUSED);
        place("HOPELESS", CARD);
        Task first = task("HOPELESS", "fix-order");
        decide(first, "fix", Map.of("decision", "again"));
        decide(
                taskOtherThan(first, "HOPELESS"),
                "fix",
                Map.of("decision", "giveUp", "reason", "We no longer sell this"));

        assertOff("HOPELESS", "rejected", "We no longer sell this");
        assertThat(partners.told("HOPELESS"))
                .containsSubsequence("reserve numbers", "void order", "release authorized", "void tax")
                .doesNotContain("place");
    }

    @Test
    void a_payment_that_cannot_be_taken_is_tried_again_taken_by_hand_or_the_order_is_taken_back() {
        partners.refuse("capture", "TAKE", REFUSED, REFUSED);
        post("TAKE", recurring("TAKE"));
        Task first = task("TAKE", "order-exception");
        assertThat(first.getName()).isEqualTo("Order TAKE is in GP: Take the payment was refused");
        tasks.complete(first.getId(), Map.of("settleDecision", "again"));
        tasks.complete(taskOtherThan(first, "TAKE").getId(), Map.of("settleDecision", "byHand"));
        awaitThat("TAKE", "completed");
        assertThat(partners.told("TAKE")).contains("confirm 1").containsOnlyOnce("place");

        partners.refuse("capture", "TAKEBACK", REFUSED);
        post("TAKEBACK", recurring("TAKEBACK"));
        tasks.complete(
                task("TAKEBACK", "order-exception").getId(),
                Map.of("settleDecision", "giveUp", "settleReason", "The card has expired"));
        assertOff("TAKEBACK", "cancelled", "The card has expired");
        assertThat(partners.told("TAKEBACK")).containsSubsequence("void order", "release authorized", "void tax");
    }

    @Test
    void a_hold_that_gp_refuses_is_put_and_lifted_by_hand() {
        partners.refuse("hold", "BYHAND", REFUSED);
        partners.refuse("lift hold", "BYHAND", REFUSED);
        hold("BYHAND");
        Task first = task("BYHAND", "order-exception");
        tasks.complete(first.getId(), Map.of("settleDecision", "byHand"));
        tasks.complete(task("BYHAND", "lift-hold").getId(), Map.of("liftDecision", "lift"));
        tasks.complete(taskOtherThan(first, "BYHAND").getId(), Map.of("settleDecision", "byHand"));

        awaitThat("BYHAND", "completed");
        assertThat(partners.told("BYHAND")).contains("capture 408.23, the last");
    }

    @Test
    void the_buyer_cancels_at_each_place_where_an_order_waits() throws Exception {
        partners.refuse("read order", "C1", REFUSED);
        post("C1", "{\"orderId\":\"C1\"}");
        cancels("C1", "order-unreadable", "void tax", "close as cancelled");

        partners.refuse("identify", "C2", REFUSED);
        place("C2");
        cancels("C2", "fix-customer", "void tax", "close as cancelled");

        place("C3", BAD_CARD);
        cancels("C3", null, "release prepared", "void tax", "close as cancelled");

        partners.look("C4", "onHold");
        place("C4", CARD);
        cancels("C4", "order-review", "release authorized", "void tax", "close as cancelled");

        partners.refuse("place", "C5", REFUSED);
        place("C5", CARD);
        cancels("C5", "fix-order", "void order", "release authorized", "void tax", "close as cancelled");

        partners.refuse("capture", "C6", REFUSED);
        post("C6", recurring("C6"));
        cancels("C6", "order-exception", "void order", "release authorized", "void tax", "close as cancelled");

        hold("C7");
        cancels("C7", "lift-hold", "void order", "release authorized", "void tax", "close as cancelled");
    }

    @Test
    void an_order_in_gp_can_no_longer_be_cancelled_here() {
        place("TOOLATE");
        awaitThat("TOOLATE", "completed");

        tell("TOOLATE", "cancel", "{}", 409);
    }

    @Test
    void what_cannot_be_undone_is_undone_by_hand_and_the_steps_after_it_follow() {
        partners.refuse(
                "void order",
                "SHIPPED",
                new Failure.Rejected(ErrorCodes.ORDER_NOT_OPEN, "The order is shipped"),
                new Failure.Rejected(ErrorCodes.ORDER_NOT_OPEN, "The order is shipped"));
        partners.refuse("void tax", "SHIPPED", new Failure.Rejected(ErrorCodes.TAX_COMMITTED, "Committed"));
        hold("SHIPPED");
        task("SHIPPED", "lift-hold");
        tell("SHIPPED", "cancel", "{}", 202);

        Task first = task("SHIPPED", "undo-by-hand");
        assertThat(first.getName()).isEqualTo("Undo order SHIPPED: Void the order was refused");
        assertThat(partners.told("SHIPPED")).doesNotContain("release authorized", "void tax");
        tasks.complete(first.getId(), Map.of("undoDecision", "again"));
        Task second = taskOtherThan(first, "SHIPPED");
        tasks.complete(second.getId(), Map.of("undoDecision", "byHand"));
        Task third = await().atMost(PATIENCE)
                .until(
                        () -> openTask("SHIPPED", "undo-by-hand"),
                        task -> task != null
                                && !task.getId().equals(second.getId())
                                && !task.getId().equals(first.getId()));
        assertThat(third.getName()).contains("Void the recorded tax");
        tasks.complete(third.getId(), Map.of("undoDecision", "byHand"));

        assertOff("SHIPPED", "cancelled", "Cancelled by the buyer");
        assertThat(partners.told("SHIPPED")).contains("release authorized").doesNotContain("void order", "void tax");
    }

    @Test
    void a_confirmation_that_cannot_be_sent_goes_to_another_address_or_is_told_by_hand() {
        partners.refuse("log", "MAIL", REFUSED);
        partners.refuse("mail", "MAIL", new Failure.Rejected(ErrorCodes.MAIL_REFUSED, "No such mailbox"));
        place("MAIL");
        Task tell = task("MAIL", "order-tell-by-hand");
        tasks.complete(tell.getId(), Map.of("tellTo", "ann.abel@example.com", "tellDecision", "again"));
        awaitThat("MAIL", "completed");
        assertThat(partners.told("MAIL")).contains("mail order-placed to ann.abel@example.com");

        partners.refuse("confirm", "STORE", REFUSED);
        place("STORE");
        tasks.complete(task("STORE", "order-tell-by-hand").getId(), Map.of("tellTo", "", "tellDecision", "byHand"));
        awaitThat("STORE", "completed");
        assertThat(partners.told("STORE")).contains("place").doesNotContain("confirm 1");
    }

    @Test
    void the_same_order_by_two_ways_is_one_order() {
        place("TWICE");
        awaitThat("TWICE", "completed");
        place("TWICE");

        assertThat(partners.told("TWICE")).containsOnlyOnce("place", "receive");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void every_element_of_the_diagram_is_gone_through() {
        DiagramCoverage coverage = DiagramCoverage.of("order-to-erp", repository, history);
        System.out.println(coverage);

        assertThat(coverage.missed()).isEmpty();
    }

    /** Two chairs at 189.00, for somebody whose customer number is the order's id. */
    private ObjectNode body(String id, String payment) {
        try {
            return (ObjectNode) json.readTree(
                    """
                    {"orderId":"%s","currency":"USD","account":{"id":"acme","name":"Acme"},
                     "buyer":{"name":"Ann Abel","email":"ann@example.com"},
                     "shipTos":[{"id":"1","address":{"street1":"1 Main St","city":"Chicago","state":"IL","zip":"60603","country":"US"}}],
                     "lines":[{"id":"1","item":"CHAIR","quantity":2,"unitPrice":"189.00"}]%s}"""
                            .formatted(id, payment == null ? "" : ",\"payments\":[" + payment + "]"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private PlacedOrder order(String id, String payment) throws Exception {
        return (PlacedOrder) Documents.read(map(body(id, payment)), PlacedOrder.class);
    }

    private String recurring(String id) {
        return body(id, CARD).put("schedule", "EVERY-MONDAY").toString();
    }

    private void place(String id) {
        place(id, null);
    }

    private void place(String id, String payment) {
        post(id, body(id, payment).toString());
    }

    /** A recurring order, so that it would be charged at once, which is held in the review. */
    private void hold(String id) {
        partners.look(id, "priceDiffers");
        post(id, recurring(id));
        decide(task(id, "order-review"), "review", Map.of("decision", "hold", "note", "Is the address right?"));
    }

    private void cancels(String id, String taskKey, String... undone) {
        if (taskKey != null) {
            task(id, taskKey);
        }
        awaitThat(id, "cancel");
        tell(id, "cancel", "{\"reason\":\"Ordered twice\"}", 202);

        assertOff(id, "cancelled", "Ordered twice");
        assertThat(partners.told(id)).containsSubsequence(undone);
        assertThat(partners.told(id).stream().filter(List.of(undone)::contains)).hasSize(undone.length);
        assertThat(partners.told(id)).contains("cancel as cancelled: Ordered twice");
    }

    private void post(String id, String body) {
        ResponseEntity<JsonNode> answer = store.post("/api/order-to-erp", body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(202);
        assertThat(answer.getBody().at("/id").asText()).isEqualTo(id);
    }

    private void tell(String id, String message, String body, int status) {
        assertThat(store.post("/api/order-to-erp/%s/%s".formatted(id, message), body)
                        .getStatusCode()
                        .value())
                .isEqualTo(status);
    }

    private JsonNode awaitThat(String id, String what) {
        return store.awaitThat("/api/order-to-erp/" + id, what);
    }

    private JsonNode assertOff(String id, String outcome, String reason) {
        JsonNode off = awaitThat(id, "rejected");
        assertThat(off.at("/result/outcome").asText()).isEqualTo(outcome);
        assertThat(off.at("/result/reason").asText()).contains(reason);
        return off;
    }

    private static String numbers(JsonNode status) {
        return "[" + status.at("/result/orderNumbers/0").asText() + "]";
    }

    private void passTime(String id, String timer) {
        jobs.executeJob(job(id, timer).getId());
    }

    private Job job(String id, String timer) {
        return await().atMost(PATIENCE)
                .until(
                        () -> jobs.createJobQuery()
                                .processInstanceId(instance(id))
                                .activityId(timer)
                                .singleResult(),
                        job -> job != null);
    }

    private String instance(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id, "order-to-erp")
                .singleResult()
                .getId();
    }

    private Task openTask(String id, String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .taskDefinitionKey(key)
                .singleResult();
    }

    private Task task(String id, String key) {
        return await().atMost(PATIENCE).until(() -> openTask(id, key), task -> task != null);
    }

    private Task taskOtherThan(Task first, String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> openTask(id, first.getTaskDefinitionKey()),
                        task -> task != null && !task.getId().equals(first.getId()));
    }

    private boolean isFor(Task task, String group) {
        return tasks.createTaskQuery()
                        .taskId(task.getId())
                        .taskCandidateGroup(group)
                        .count()
                == 1;
    }

    private ObjectNode orderOf(Task task) {
        return json.valueToTree(tasks.getVariable(task.getId(), "order"));
    }

    /** The steward corrects the order and sends it again. */
    private void correct(Task task, Consumer<ObjectNode> correction) {
        ObjectNode order = orderOf(task);
        correction.accept(order);
        decide(task, Map.of("fix", map(Map.of("decision", "again")), "order", map(order)));
    }

    private void decide(Task task, String name, Map<String, Object> decision) {
        decide(task, Map.of(name, map(decision)));
    }

    private void decide(Task task, Map<String, Object> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((name, value) -> variables.put(
                name,
                value instanceof Map
                        ? Variables.objectValue(value)
                                .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                                .create()
                        : value));
        tasks.complete(task.getId(), variables);
    }

    private Map<String, Object> map(Object value) {
        return new LinkedHashMap<>((Map<String, Object>) Documents.of(value));
    }
}
