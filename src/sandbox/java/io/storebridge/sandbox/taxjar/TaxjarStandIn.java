package io.storebridge.sandbox.taxjar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.http.StandInServer;
import io.storebridge.sandbox.postgres.DocumentStore;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import io.storebridge.sandbox.tax.TaxTable;
import java.util.List;
import javax.sql.DataSource;

/**
 * TaxJar as middleware meets it: taxes, rates, and order transactions, worked out with the rates of {@code tax/rates.txt}.
 * What it was told survives a restart.
 *
 * <p>Not there: refunds, customers, nexus (every state that has a rate counts), product tax codes, address validation, and
 * the check of the numbers of a transaction.
 */
public final class TaxjarStandIn extends StandInServer {

    public static final String SYSTEM = "taxjar";
    public static final String TOKEN = "sandbox-taxjar-token";

    static final String ORDER = "order";

    private static final String ORDERS = "/v2/transactions/orders";
    private static final List<String> REQUIRED = List.of(
            "transaction_id",
            "transaction_date",
            "to_country",
            "to_zip",
            "to_state",
            "amount",
            "shipping",
            "sales_tax");
    private static final List<String> TEXTS = List.of(
            "transaction_date",
            "transaction_reference_id",
            "exemption_type",
            "from_country",
            "from_zip",
            "from_state",
            "from_city",
            "from_street",
            "to_country",
            "to_zip",
            "to_state",
            "to_city",
            "to_street",
            "customer_id");
    private static final List<String> LINE_TEXTS =
            List.of("id", "product_identifier", "description", "product_tax_code");

    private final DocumentStore store;

    /**
     * @param port 0 for any free port
     * @param database where its state is kept
     */
    public TaxjarStandIn(int port, DataSource database, Faults faults, Journal journal) {
        super(SYSTEM, port, faults, journal);
        store = new DocumentStore(database, SYSTEM);
        routes().on("POST", "/v2/taxes", request -> Response.json(200, Taxes.of(request.json())))
                .on("GET", "/v2/rates/{zip}", TaxjarStandIn::rates)
                .on("GET", ORDERS, this::list)
                .on("POST", ORDERS, this::create)
                .on("GET", ORDERS + "/{id}", request -> shown(store.read(session -> demand(session, request)), 200))
                .on("PUT", ORDERS + "/{id}", this::update)
                .on("DELETE", ORDERS + "/{id}", this::delete)
                .on("GET", "/", request -> OrderPages.orders(orders()));
    }

    /** The order transactions, by id. */
    public List<ObjectNode> orders() {
        return store.read(session -> List.copyOf(session.list(ORDER, "")));
    }

    /** Null when there is none. */
    public ObjectNode order(String id) {
        return store.read(session -> session.get(ORDER, "", id));
    }

    @Override
    protected Response before(Request request) {
        String key = request.header("authorization");
        boolean open = !request.path().startsWith("/v2/")
                || ("Bearer " + TOKEN).equals(key)
                || ("Token token=\"" + TOKEN + "\"").equals(key);
        return open ? null : error(401, "Not authorized for route '" + request.method() + " " + request.path() + "'");
    }

    @Override
    protected Response error(int status, String message) {
        return new TaxjarError(status, message).response();
    }

    @Override
    protected Response failure(RuntimeException exception) {
        return exception instanceof TaxjarError refused ? refused.response() : super.failure(exception);
    }

    private static Response rates(Request request) {
        String zip = request.variable("zip");
        TaxTable.Rates rates = TaxTable.get().find("US", "", zip, "");
        if (rates == null) {
            throw new TaxjarError(404, "Resource can not be found");
        }
        ObjectNode rate = Json.object()
                .put("zip", zip)
                .put("country", "US")
                .put("country_rate", "0.0")
                .put("state", rates.state())
                .put("state_rate", rates.rate(TaxTable.Level.STATE).toPlainString())
                .put("county", rates.county())
                .put("county_rate", rates.rate(TaxTable.Level.COUNTY).toPlainString())
                .put("city", rates.city())
                .put("city_rate", rates.rate(TaxTable.Level.CITY).toPlainString())
                .put(
                        "combined_district_rate",
                        rates.rate(TaxTable.Level.SPECIAL).toPlainString())
                .put("combined_rate", rates.combined().toPlainString())
                .put("freight_taxable", rates.freightTaxed());
        return Response.json(200, Json.object().set("rate", rate));
    }

    private Response list(Request request) {
        ObjectNode answer = Json.object();
        ArrayNode ids = answer.putArray("orders");
        orders().forEach(order -> ids.add(order.path("transaction_id").asText()));
        return Response.json(200, answer);
    }

    private Response create(Request request) {
        JsonNode sent = request.json();
        for (String field : REQUIRED) {
            if (!sent.hasNonNull(field)) {
                throw TaxjarError.missing(field);
            }
        }
        String id = sent.path("transaction_id").asText();
        return store.write(session -> {
            if (session.get(ORDER, "", id) != null) {
                throw new TaxjarError(422, "Provider tranx already imported for your user account");
            }
            ObjectNode order = Json.object()
                    .put("transaction_id", id)
                    .put("user_id", 10649)
                    .put("provider", "api");
            return keep(session, order, sent, 201);
        });
    }

    private Response update(Request request) {
        return store.write(session -> keep(session, demand(session, request).deepCopy(), request.json(), 200));
    }

    private Response delete(Request request) {
        return store.write(session -> {
            ObjectNode order = demand(session, request);
            session.delete(ORDER, "", request.variable("id"));
            ObjectNode gone = Json.object()
                    .put("transaction_id", order.path("transaction_id").asText())
                    .put("user_id", order.path("user_id").asInt())
                    .put("provider", "api");
            for (String field : List.of("transaction_date", "amount", "shipping", "sales_tax")) {
                gone.putNull(field);
            }
            gone.putArray("line_items");
            return shown(gone, 200);
        });
    }

    private static Response keep(Session session, ObjectNode order, JsonNode sent, int status) {
        for (String field : TEXTS) {
            if (sent.hasNonNull(field)) {
                order.put(field, sent.path(field).asText());
            }
        }
        order.put(
                "transaction_date",
                order.path("transaction_date").asText().replace('/', '-').split("T")[0] + "T00:00:00Z");
        for (String field : List.of("amount", "shipping", "sales_tax")) {
            if (sent.hasNonNull(field)) {
                order.put(field, Taxes.number(sent, field).toPlainString());
            }
        }
        if (sent.has("line_items") || !order.has("line_items")) {
            ArrayNode lines = order.putArray("line_items");
            sent.path("line_items").forEach(line -> lines.add(line(line)));
        }
        session.put(ORDER, "", order.path("transaction_id").asText(), order);
        return shown(order, status);
    }

    private static ObjectNode line(JsonNode sent) {
        ObjectNode line = Json.object().put("quantity", sent.path("quantity").asLong(1));
        for (String field : LINE_TEXTS) {
            if (sent.hasNonNull(field)) {
                line.put(field, sent.path(field).asText());
            }
        }
        for (String field : List.of("unit_price", "discount", "sales_tax")) {
            line.put(field, Taxes.number(sent, field).toPlainString());
        }
        return line;
    }

    private static ObjectNode demand(Session session, Request request) {
        ObjectNode found = session.get(ORDER, "", request.variable("id"));
        if (found == null) {
            throw new TaxjarError(404, "Resource can not be found");
        }
        return found;
    }

    private static Response shown(ObjectNode order, int status) {
        return Response.json(status, Json.object().set("order", order.deepCopy()));
    }
}
