package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.http.StandInServer;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Stripe in test mode as a shop's back end meets it: payment intents, refunds, saved cards, idempotency and signed
 * webhooks. The first page lists the payments and plays the buyer's bank.
 */
public final class StripeStandIn extends StandInServer {

    public static final String SYSTEM = "stripe";
    /** The name of its webhooks for faults and in the journal. */
    public static final String WEBHOOKS = Webhooks.SYSTEM;

    public static final String SECRET_KEY = "sk_test_sandbox";
    public static final String WEBHOOK_SECRET = "whsec_sandbox";

    private final DocumentStore store;
    private final EventLog events;
    private final Webhooks webhooks;
    private final Endpoints api;

    /**
     * @param port 0 for any free port
     * @param database where the payments are kept
     */
    public StripeStandIn(int port, DataSource database, Faults faults, Journal journal) {
        super(SYSTEM, port, faults, journal);
        store = new DocumentStore(database, SYSTEM);
        events = new EventLog(store);
        webhooks = new Webhooks(events, WEBHOOK_SECRET, faults, journal);
        api = new Endpoints(routes(), store, events, webhooks);
        intents();
        others();
        routes().on("GET", "/", request -> PaymentPages.list(payments()))
                .on("POST", "/sandbox/payment_intents/{id}/authenticate", this::authenticate);
    }

    private void intents() {
        api.write("/v1/payment_intents", (book, form, request) -> PaymentIntents.create(book, form));
        api.write("/v1/payment_intents/{id}", (book, form, request) -> PaymentIntents.update(book, id(request), form));
        api.write(
                "/v1/payment_intents/{id}/confirm",
                (book, form, request) -> PaymentIntents.confirm(book, id(request), form));
        api.write(
                "/v1/payment_intents/{id}/capture", (book, form, request) -> Captures.capture(book, id(request), form));
        api.write("/v1/payment_intents/{id}/cancel", (book, form, request) -> Captures.cancel(book, id(request), form));
        api.read("/v1/payment_intents/{id}", (book, query, request) -> PaymentIntents.get(book, id(request)));
        api.list("/v1/payment_intents", Book.INTENT, "customer");
    }

    private void others() {
        api.write("/v1/refunds", (book, form, request) -> Refunds.create(book, form));
        api.one("/v1/refunds/{id}", Book.REFUND);
        api.list("/v1/refunds", Book.REFUND, "payment_intent", "charge");
        api.one("/v1/charges/{id}", Book.CHARGE);
        api.list("/v1/charges", Book.CHARGE, "payment_intent", "customer");
        api.write("/v1/customers", (book, form, request) -> kept(book, Book.CUSTOMER, StripeObjects.customer(form)));
        api.one("/v1/customers/{id}", Book.CUSTOMER);
        api.read("/v1/payment_methods/{id}", (book, query, request) -> method(book, id(request)));
        api.list("/v1/payment_methods", Book.METHOD, "customer", "type");
        api.write("/v1/payment_methods/{id}/attach", (book, form, request) -> {
            ObjectNode method = method(book, id(request));
            String customer = form.required("customer");
            Endpoints.demand(book, Book.CUSTOMER, customer);
            return kept(book, Book.METHOD, method.put("customer", customer));
        });
    }

    private static String id(Request request) {
        return request.variable("id");
    }

    private static ObjectNode method(Book book, String id) {
        ObjectNode method = book.method(id);
        if (method == null) {
            throw StripeError.missing("PaymentMethod", "payment_method", id);
        }
        return method;
    }

    private static ObjectNode kept(Book book, String kind, ObjectNode object) {
        book.keep(kind, object);
        return object;
    }

    @Override
    protected Response before(Request request) {
        if (!request.path().startsWith("/v1/")) {
            return null;
        }
        String authorization = request.header("authorization");
        return ("Bearer " + SECRET_KEY).equals(authorization)
                ? null
                : error(401, "Invalid API Key provided. Set it in the Authorization header: Bearer <key>.");
    }

    @Override
    protected Response error(int status, String message) {
        return Endpoints.named(StripeError.of(status, message).response());
    }

    @Override
    protected Response failure(RuntimeException exception) {
        return exception instanceof StripeError error ? Endpoints.named(error.response()) : super.failure(exception);
    }

    @Override
    protected void closed() {
        webhooks.close();
    }

    private Response authenticate(Request request) {
        boolean form = request.body().startsWith("outcome=");
        String outcome = form
                ? Form.read(request.body()).get("outcome")
                : request.json().path("outcome").asText("");
        if (!"succeed".equals(outcome) && !"fail".equals(outcome)) {
            return error(400, "The outcome is succeed or fail.");
        }
        ObjectNode intent = authenticate(request.variable("id"), outcome.equals("succeed"));
        return form ? Response.empty(303).header("Location", "/") : Response.json(200, intent);
    }

    /**
     * What the buyer does at the bank's page of a payment that requires action.
     *
     * @return the payment intent afterwards
     */
    public ObjectNode authenticate(String intentId, boolean confirmed) {
        try {
            return store.write(session -> {
                Book book = new Book(session, events);
                ObjectNode intent = PaymentIntents.get(book, intentId);
                if (!intent.path("status").asText().equals("requires_action")) {
                    throw StripeError.unexpectedState(
                            "The payment does not wait for the buyer.", StripeObjects.shown(intent));
                }
                return StripeObjects.shown(Bank.authenticate(book, intent, confirmed));
            });
        } finally {
            webhooks.wake();
        }
    }

    /** Where events go from now on, such as {@code http://127.0.0.1:8080/webhooks/stripe}; null for nowhere. */
    public void webhooksTo(String url) {
        webhooks.to(url);
    }

    /** The payment intents, newest first. */
    public List<ObjectNode> payments() {
        return store.read(session -> Listing.newestFirst(session.list(Book.INTENT, "")));
    }

    /** The refunds, newest first. */
    public List<ObjectNode> refunds() {
        return store.read(session -> Listing.newestFirst(session.list(Book.REFUND, "")));
    }

    /** The events, newest first. */
    public List<ObjectNode> events() {
        return events.all();
    }

    /**
     * Sends an event once more.
     *
     * @param signedAt the time in its signature
     * @return the answer's HTTP status; 0 when there was none
     */
    public int deliver(String eventId, Instant signedAt) {
        return webhooks.deliver(eventId, signedAt);
    }

    /** The Stripe-Signature header for a body. */
    public String signature(String body, Instant at) {
        return webhooks.signature(body, at);
    }
}
