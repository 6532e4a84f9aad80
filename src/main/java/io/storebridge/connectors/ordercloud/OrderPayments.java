package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.OrderPayment.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * OrderCloud's payments. A purchase order is billed; a credit card is a transaction that the store has made at the gateway,
 * or a token to be authorised; a spending account is a budget (billed) or money received, as the settings say. A payment
 * without an amount pays what the others leave.
 */
final class OrderPayments {

    private final OrderSettings settings;
    private final Findings findings;
    private final List<OrderPayment> payments = new ArrayList<>();
    private String purchaseOrder;

    OrderPayments(List<JsonNode> sent, BigDecimal total, OrderSettings settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
        BigDecimal rest = total == null ? BigDecimal.ZERO : total;
        for (JsonNode payment : sent) {
            BigDecimal amount = Xp.amount(payment, "Amount");
            rest = rest.subtract(amount == null ? BigDecimal.ZERO : amount);
        }
        for (JsonNode payment : sent) {
            BigDecimal amount = Xp.amount(payment, "Amount");
            if (amount == null) {
                amount = rest;
                rest = BigDecimal.ZERO;
            }
            if (amount.signum() > 0) {
                add(payment, amount, "/payments/" + payments.size());
            }
            if (purchaseOrder == null) {
                purchaseOrder = Xp.text(payment.path("xp"), settings.purchaseOrderField());
            }
        }
    }

    List<OrderPayment> payments() {
        return payments;
    }

    /** The first purchase order number; null when there is none. */
    String purchaseOrder() {
        return purchaseOrder;
    }

    private void add(JsonNode payment, BigDecimal amount, String pointer) {
        if (!payment.path("Accepted").asBoolean()) {
            findings.add(pointer, "The store has not accepted payment " + Xp.text(payment, "ID") + ".");
        }
        String type = payment.path("Type").asText();
        switch (type) {
            case "PurchaseOrder" -> payments.add(account(payment, amount));
            case "CreditCard" -> payments.add(card(payment, amount, pointer));
            case "SpendingAccount" ->
                payments.add(
                        settings.spendingAccountsAreDeposits() ? deposit(payment, amount) : account(payment, amount));
            default -> findings.add(pointer + "/kind", "The store's payment type '" + type + "' is not known.");
        }
    }

    private OrderPayment account(JsonNode payment, BigDecimal amount) {
        String number = Xp.text(payment.path("xp"), settings.purchaseOrderField());
        String account = Xp.text(payment, "SpendingAccountID");
        String what = number != null ? "Purchase order " + number : account != null ? "Budget " + account : null;
        return new OrderPayment(Kind.account, amount, null, null, described(payment, what), null);
    }

    private OrderPayment deposit(JsonNode payment, BigDecimal amount) {
        String account = Xp.text(payment, "SpendingAccountID");
        return new OrderPayment(
                Kind.deposit,
                amount,
                null,
                account,
                described(payment, "Spending account " + account),
                day(payment.path("DateCreated")));
    }

    private OrderPayment card(JsonNode payment, BigDecimal amount, String pointer) {
        String token = Xp.text(payment.path("xp"), settings.tokenField());
        String transaction = transaction(payment);
        if (token == null && transaction == null) {
            findings.add(
                    pointer,
                    "The card payment " + Xp.text(payment, "ID")
                            + " has neither a transaction of the gateway nor a token" + " (xp." + settings.tokenField()
                            + ").");
        }
        return new OrderPayment(
                Kind.card, amount, transaction == null ? token : null, transaction, described(payment, null), null);
    }

    /** The gateway's id: the payment's own, else of the latest transaction that succeeded and takes nothing back. */
    private String transaction(JsonNode payment) {
        String own = Xp.text(payment.path("xp"), settings.transactionField());
        if (own != null) {
            return own;
        }
        return StreamSupport.stream(payment.path("Transactions").spliterator(), false)
                .filter(one -> one.path("Succeeded").asBoolean())
                .filter(one -> !one.path("Type")
                        .asText()
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(void|refund|credit(?!card)|release|cancel).*"))
                .max(Comparator.comparing(one -> one.path("DateExecuted").asText()))
                .map(one -> {
                    String id = Xp.text(one.path("xp"), settings.transactionField());
                    return id == null ? Xp.text(one, "ID") : id;
                })
                .orElse(null);
    }

    private static String described(JsonNode payment, String otherwise) {
        String description = Xp.text(payment, "Description");
        return description == null ? otherwise : description;
    }

    /** The day in UTC; null when there is none. */
    static LocalDate day(JsonNode time) {
        try {
            return OffsetDateTime.parse(time.asText())
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDate();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
