package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.http.StandInServer;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Sitecore OrderCloud as a store's middleware meets it: sign-in, the resources of catalog, buyers and orders, lists with
 * OrderCloud's filters, its errors, and its calls to those who subscribed: integration events and webhooks of an order's
 * steps. What it was told survives a restart; a call that nobody takes is not repeated.
 *
 * <p>Not there: roles, promotions that take effect, approval rules ({@code xp.ApprovalFrom} of a buyer stands for them).
 */
public final class OrderCloudStandIn extends StandInServer {

    public static final String SYSTEM = "ordercloud";

    /** A client that may sign in, besides those made through the API. */
    public static final String CLIENT_ID = "STOREBRIDGE-SANDBOX";

    public static final String CLIENT_SECRET = "sandbox-secret";

    /** The storefront's client: its orders raise events. */
    public static final String STOREFRONT_ID = "STOREFRONT-SANDBOX";

    public static final String STOREFRONT_SECRET = "storefront-secret";

    /** The key of integration events and webhooks. */
    public static final String HASH_KEY = "sandbox-hash-key";

    /** The name of its calls for faults and in the journal. */
    public static final String EVENTS = EventCalls.SYSTEM;

    private static final Map<Integer, String> CODES = Map.of(
            400, "Request.InvalidRequestBody",
            401, "InvalidToken",
            403, "Auth.InsufficientRoles",
            404, "NotFound",
            429, "TooManyRequests",
            503, "Api.Offline");

    private final DocumentStore store;
    private final ResourceEngine engine;
    private final Tokens tokens;
    private final RateLimit limit;
    private final StoreWebhooks webhooks;
    private final SampleOrder samples;

    /**
     * @param port 0 for any free port
     * @param database where its state is kept
     */
    public OrderCloudStandIn(int port, DataSource database, Faults faults, Journal journal) {
        this(port, database, faults, journal, Clock.systemUTC());
    }

    OrderCloudStandIn(int port, DataSource database, Faults faults, Journal journal, Clock clock) {
        super(SYSTEM, port, faults, journal);
        store = new DocumentStore(database, SYSTEM);
        engine = new ResourceEngine(clock);
        tokens = new Tokens(clock);
        limit = new RateLimit(clock);
        CatalogRules.register(engine);
        routes().on("POST", "/oauth/token", this::token);
        routes().on("GET", "/", request -> StorePages.orders(store))
                .on("GET", "/orders/{orderID}", request -> StorePages.order(store, request.variable("orderID")));
        new ResourceRoutes(store, engine).register(routes());
        EventCalls calls = new EventCalls(faults, journal);
        webhooks = new StoreWebhooks(store, calls, clock);
        OrderRoutes orders = new OrderRoutes(store, engine, calls, webhooks);
        orders.register(routes());
        samples = new SampleOrder(store, engine, orders.checkout());
        routes().on("POST", "/sandbox/checkout", this::checkout);
    }

    /** How long a token is good for; 35,999 seconds unless set. */
    public void tokenLifetime(Duration lifetime) {
        tokens.lifetime(lifetime);
    }

    /** Answers 429 to more requests than these; without limit unless set. */
    public void limit(int requests, Duration per, boolean withRetryAfter) {
        limit.set(requests, per, withRetryAfter);
    }

    /**
     * Sends the checkout events and webhooks of the storefront's orders there from now on, such as
     * {@code http://127.0.0.1:8080/webhooks/ordercloud}.
     */
    public void eventsTo(String url) {
        store.write(session -> {
            new Subscription(engine).to(session, url);
            return null;
        });
    }

    /** The x-oc-hash header for a body. */
    public static String signature(String body) {
        return EventCalls.signature(HASH_KEY, body);
    }

    private Response checkout(Request request) {
        boolean button = !request.body().stripLeading().startsWith("{");
        ObjectNode order = samples.place(button ? Json.object() : request.json());
        return button
                ? Response.empty(303)
                        .header("Location", "/orders/" + order.path("ID").asText())
                : Response.json(201, order);
    }

    @Override
    protected void closed() {
        webhooks.close();
    }

    /** Fills an empty store: each buyer with users and addresses, each product with its price schedule. */
    public void seed(Stream<Seed.Buyer> buyers, Stream<Seed.Product> products) {
        store.write(session -> {
            new Seed(engine, session).load(buyers, products);
            return null;
        });
    }

    /** True when nothing was ever stored or seeded. */
    public boolean isEmpty() {
        return store.read(session ->
                session.all("Buyer").isEmpty() && session.all("Product").isEmpty());
    }

    @Override
    protected Response before(Request request) {
        if (!limit.take()) {
            Response refused = error(429, "Too many requests.");
            Long seconds = limit.retryAfter();
            return seconds == null ? refused : refused.header("Retry-After", seconds.toString());
        }
        if (request.path().startsWith("/v1/") && !tokens.isValid(request.header("authorization"))) {
            return error(401, "Access token is invalid or expired.");
        }
        OrderRoutes.demandDirection(request.path());
        return null;
    }

    @Override
    protected Response error(int status, String message) {
        String code = CODES.getOrDefault(status, status < 500 ? "ValidationFailure" : "ServerError");
        return OrderCloudError.of(status, code, message).response();
    }

    @Override
    protected Response failure(RuntimeException exception) {
        return exception instanceof OrderCloudError refused ? refused.response() : super.failure(exception);
    }

    private Response token(Request request) {
        Map<String, String> form = request.form();
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return OrderCloudError.of(400, "Auth.OauthError", "unsupported_grant_type")
                    .response();
        }
        String client = form.getOrDefault("client_id", "");
        if (!isKnown(client, form.getOrDefault("client_secret", ""))) {
            return OrderCloudError.of(401, "ApiClient.InvalidClientID", "Invalid Client ID.")
                    .response();
        }
        return Response.json(200, tokens.issue(client, form.get("scope")));
    }

    private boolean isKnown(String client, String secret) {
        if (CLIENT_ID.equals(client)) {
            return CLIENT_SECRET.equals(secret);
        }
        ObjectNode made = store.read(session -> session.get("ApiClient", "", client));
        return made != null && made.path("ClientSecret").asText("").equals(secret);
    }
}
