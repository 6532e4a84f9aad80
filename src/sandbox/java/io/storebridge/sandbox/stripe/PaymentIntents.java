package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/** The life of a payment intent, as Stripe documents it. */
final class PaymentIntents {

    private static final Set<String> CREATE = Set.of(
            "amount",
            "automatic_payment_methods",
            "capture_method",
            "confirm",
            "confirmation_method",
            "currency",
            "customer",
            "description",
            "error_on_requires_action",
            "metadata",
            "off_session",
            "payment_method",
            "payment_method_options",
            "payment_method_types",
            "receipt_email",
            "return_url",
            "setup_future_usage",
            "shipping",
            "statement_descriptor",
            "use_stripe_sdk");
    private static final Set<String> UPDATE =
            Set.of("amount", "currency", "customer", "description", "metadata", "payment_method", "receipt_email");
    private static final Set<String> CONFIRM = Set.of(
            "error_on_requires_action",
            "off_session",
            "payment_method",
            "payment_method_options",
            "payment_method_types",
            "receipt_email",
            "return_url",
            "setup_future_usage",
            "use_stripe_sdk");
    private static final Set<String> CONFIRMABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");
    private static final long LEAST = 50;
    private static final long MOST = 99_999_999;

    private PaymentIntents() {}

    static ObjectNode get(Book book, String id) {
        ObjectNode intent = book.find(Book.INTENT, id);
        if (intent == null) {
            throw StripeError.missing("payment_intent", "intent", id);
        }
        return intent;
    }

    static ObjectNode create(Book book, Form form) {
        form.allow(CREATE);
        form.required("amount");
        String currency = currency(form.required("currency"));
        ObjectNode intent = StripeObjects.intent(form, amount(form), currency);
        demandCustomer(book, form);
        if (form.get("payment_method") != null) {
            use(book, intent, form.get("payment_method"));
        }
        book.keep(Book.INTENT, intent);
        book.happened("payment_intent.created", intent);
        return "true".equals(form.get("confirm")) ? confirm(book, intent, form) : intent;
    }

    private static long amount(Form form) {
        long amount = form.number("amount");
        if (amount < 1) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
        }
        if (amount < LEAST) {
            throw StripeError.invalid(
                    "amount_too_small", "amount", "Amount must be at least $0.50 usd or its equivalent.");
        }
        if (amount > MOST) {
            throw StripeError.invalid("amount_too_large", "amount", "Amount must be no more than $999,999.99");
        }
        return amount;
    }

    private static String currency(String code) {
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT))
                    .getCurrencyCode()
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw StripeError.invalid(null, "currency", "Invalid currency: " + code + ".");
        }
    }

    private static void demandCustomer(Book book, Form form) {
        String customer = form.get("customer");
        if (customer != null && book.find(Book.CUSTOMER, customer) == null) {
            throw StripeError.invalid("resource_missing", "customer", "No such customer: '" + customer + "'");
        }
    }

    static ObjectNode update(Book book, String id, Form form) {
        form.allow(UPDATE);
        ObjectNode intent = get(book, id);
        demandCustomer(book, form);
        if (form.has("amount")) {
            intent.put("amount", amount(form));
        }
        for (String field : new String[] {"customer", "description", "receipt_email"}) {
            if (form.has(field)) {
                intent.put(field, form.get(field));
            }
        }
        form.map("metadata").forEach(((ObjectNode) intent.get("metadata"))::put);
        if (form.get("payment_method") != null) {
            use(book, intent, form.get("payment_method"));
        }
        book.keep(Book.INTENT, intent);
        return intent;
    }

    static ObjectNode confirm(Book book, String id, Form form) {
        form.allow(CONFIRM);
        ObjectNode intent = get(book, id);
        String status = intent.path("status").asText();
        if (!CONFIRMABLE.contains(status)) {
            String why = status.equals("succeeded")
                    ? "it has already succeeded after being previously confirmed."
                    : "it has a status of " + status + ".";
            throw StripeError.unexpectedState(
                    "You cannot confirm this PaymentIntent because " + why, StripeObjects.shown(intent));
        }
        if (form.get("payment_method") != null) {
            use(book, intent, form.get("payment_method"));
        }
        return confirm(book, intent, form);
    }

    private static void use(Book book, ObjectNode intent, String methodId) {
        ObjectNode method = book.method(methodId);
        if (method == null) {
            throw StripeError.invalid(
                    "resource_missing", "payment_method", "No such PaymentMethod: '" + methodId + "'");
        }
        String owner = method.path("customer").textValue();
        if (owner != null && !owner.equals(intent.path("customer").textValue())) {
            throw StripeError.invalid(
                    null,
                    null,
                    "The provided PaymentMethod belongs to customer " + owner
                            + "; the PaymentIntent must be created or updated with it.");
        }
        book.keep(Book.METHOD, method);
        intent.put("payment_method", method.path("id").asText()).put("status", "requires_confirmation");
    }

    private static ObjectNode confirm(Book book, ObjectNode intent, Form form) {
        ObjectNode method = intent.hasNonNull("payment_method")
                ? book.find(Book.METHOD, intent.path("payment_method").asText())
                : null;
        if (method == null) {
            throw StripeError.unexpectedState(
                    "You cannot confirm this PaymentIntent because it's missing a payment method.",
                    StripeObjects.shown(intent));
        }
        TestCard card = TestCard.find(method.path(StripeObjects.CARD).asText());
        intent.putNull("last_payment_error").putNull("next_action");
        boolean buyerIsThere = form.get("off_session") == null || "false".equals(form.get("off_session"));
        if (card.challenged() && !buyerIsThere) {
            return Bank.charge(book, intent, method, card.withoutBuyer());
        }
        if (card.challenged()) {
            Bank.challenge(intent);
            book.keep(Book.INTENT, intent);
            book.happened("payment_intent.requires_action", intent);
            return intent;
        }
        return Bank.charge(book, intent, method, card);
    }
}
