package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.http.Routes;
import io.storebridge.sandbox.postgres.DocumentStore;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/** The routes of orders and shipments that other resources do not have. */
final class OrderRoutes {

    private static final String ORDER = "/v1/orders/{direction}/{orderID}";
    private static final Set<String> DIRECTIONS = Set.of("incoming", "outgoing", "all");

    private final DocumentStore store;
    private final ResourceEngine engine;
    private final Orders orders;
    private final Payments payments;
    private final Shipments shipments;

    private final Checkout checkout;

    OrderRoutes(DocumentStore store, ResourceEngine engine, EventCalls calls, StoreWebhooks webhooks) {
        this.store = store;
        this.engine = engine;
        orders = new Orders(engine);
        payments = new Payments(engine);
        shipments = new Shipments(engine, orders);
        checkout = new Checkout(store, engine, orders, calls, webhooks);
        engine.rule(Resources.ORDER, orders);
        engine.rule(Resources.LINE_ITEM, new LineItems(engine, orders));
        engine.rule(Resources.PAYMENT, payments);
        engine.rule(Resources.SHIPMENT_ITEM, shipments);
    }

    void register(Routes routes) {
        routes.on("GET", "/v1/orders/{direction}", this::list);
        event(routes, "submit", 201, checkout::submit);
        event(routes, "approve", 201, checkout::approve);
        step(routes, "decline", 201, orders::decline);
        step(routes, "cancel", 201, orders::cancel);
        step(routes, "complete", 201, orders::complete);
        event(routes, "calculate", 200, checkout::calculate);
        event(routes, "estimateshipping", 200, checkout::estimateShipping);
        routes.on(
                "POST",
                ORDER + "/ship",
                request -> Response.json(
                        201, store.write(session -> shipments.ship(session, order(request), request.json()))));
        routes.on("POST", ORDER + "/validate", request -> {
            store.read(session -> {
                orders.validate(session, order(request));
                return null;
            });
            return Response.empty(204);
        });
        routes.on("POST", ORDER + "/shipmethods", request -> {
            store.read(session -> engine.get(session, Resources.ORDER, "", order(request)));
            return Response.json(200, checkout.shipMethods(order(request), request.json()));
        });
        routes.on(
                "GET",
                ORDER + "/worksheet",
                request -> Response.json(200, store.read(session -> orders.worksheet(session, order(request)))));
        routes.on(
                "GET",
                ORDER + "/shipments",
                request -> Response.json(200, store.read(session -> {
                    engine.get(session, Resources.ORDER, "", order(request));
                    return Listing.of(Resources.SHIPMENT, request, Set.of()).of(shipments.of(session, order(request)));
                })));
        address(routes, "billto", orders::billTo);
        address(routes, "shipto", orders::shipTo);
        transactions(routes);
        shipmentItems(routes);
    }

    private void step(Routes routes, String name, int status, BiFunction<Session, String, ObjectNode> step) {
        routes.on(
                "POST",
                ORDER + "/" + name,
                request -> Response.json(status, store.write(session -> step.apply(session, order(request)))));
    }

    /** A step that others hear of: by the integration event of the client, and by webhooks. */
    private void event(Routes routes, String name, int status, BiFunction<String, String, ObjectNode> step) {
        routes.on("POST", ORDER + "/" + name, request -> {
            String client = Tokens.client(request.header("authorization"));
            ObjectNode result = checkout.heard(
                    client,
                    name,
                    request.variable("direction"),
                    order(request),
                    () -> step.apply(client, order(request)));
            return Response.json(status, result);
        });
    }

    /** What a client does at checkout, without a request. */
    Checkout checkout() {
        return checkout;
    }

    private void address(Routes routes, String name, AddressChange change) {
        routes.on(
                "PUT",
                ORDER + "/" + name,
                request -> Response.json(200, store.write(session -> {
                    ObjectNode address = engine.made(Resources.ADMIN_ADDRESS, request.json());
                    return change.apply(session, order(request), address);
                })));
    }

    /** Gives an order an address of its own. */
    private interface AddressChange {
        ObjectNode apply(Session session, String orderId, ObjectNode address);
    }

    private void transactions(Routes routes) {
        String path = Resources.TRANSACTION.path();
        routes.on(
                "POST",
                path,
                request -> Response.json(201, store.write(session -> {
                    String payment = request.variable("paymentID");
                    ObjectNode transaction = engine.made(Resources.TRANSACTION, request.json());
                    return payments.addTransaction(session, order(request), payment, transaction);
                })));
        routes.on("DELETE", path + "/{id}", request -> {
            store.write(session -> {
                payments.removeTransaction(
                        session, order(request), request.variable("paymentID"), request.variable("id"));
                return null;
            });
            return Response.empty(204);
        });
    }

    private void shipmentItems(Routes routes) {
        Resource items = Resources.SHIPMENT_ITEM;
        String one = items.path() + "/{orderID}/{lineItemID}";
        routes.on(
                "GET",
                items.path(),
                request -> Response.json(200, store.read(session -> {
                    engine.demandParents(session, items, request.variable("shipmentID"));
                    return Listing.of(items, request, Set.of())
                            .of(List.copyOf(session.list(items.name(), request.variable("shipmentID"))));
                })));
        routes.on(
                "POST",
                items.path(),
                request -> Response.json(
                        200,
                        store.write(session ->
                                engine.create(session, items, request.variable("shipmentID"), request.json()))));
        routes.on(
                "GET",
                one,
                request -> Response.json(
                        200,
                        store.read(
                                session -> engine.get(session, items, request.variable("shipmentID"), item(request)))));
        routes.on("DELETE", one, request -> {
            store.write(session -> {
                engine.delete(session, items, request.variable("shipmentID"), item(request));
                return null;
            });
            return Response.empty(204);
        });
    }

    /** Fails for a direction that does not exist, or in which the order that the path names is not found. */
    static void demandDirection(String path) {
        String[] segments = path.toLowerCase(Locale.ROOT).split("/");
        if (segments.length < 4 || !segments[2].equals("orders")) {
            return;
        }
        if (!DIRECTIONS.contains(segments[3])) {
            throw OrderCloudError.invalid("direction", "must be Incoming, Outgoing or All");
        }
        if (segments[3].equals("outgoing") && segments.length > 4) {
            throw OrderCloudError.notFound("Order", path.split("/")[4]);
        }
    }

    private Response list(Request request) {
        boolean outgoing = request.variable("direction").equalsIgnoreCase("outgoing");
        Listing listing = Listing.of(Resources.ORDER, request, Set.of("buyerID", "supplierID", "from", "to"));
        List<Filter> more = new ArrayList<>();
        add(more, "FromCompanyID", Field.Type.TEXT, request.query("buyerID"), "");
        add(more, "DateSubmitted", Field.Type.DATE, request.query("from"), ">=");
        add(more, "DateSubmitted", Field.Type.DATE, request.query("to"), "<=");
        return Response.json(
                200,
                store.read(session -> listing.of(session.list("Order", "").stream()
                        // The sandbox's seller sends no orders on to suppliers.
                        .filter(order -> !outgoing)
                        .filter(order -> more.stream().allMatch(filter -> filter.accepts(order)))
                        .toList())));
    }

    private static void add(List<Filter> filters, String field, Field.Type type, String value, String operator) {
        if (value != null) {
            filters.add(Filter.of(field, type, operator + value));
        }
    }

    private static String order(Request request) {
        return request.variable("orderID");
    }

    private static String item(Request request) {
        return request.variable("orderID") + "/" + request.variable("lineItemID");
    }
}
