package io.storebridge.sandbox.salesforce;

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
import io.storebridge.sandbox.salesforce.ObjectType.Field;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Salesforce as middleware meets it: the token, queries, and accounts, contacts, leads and tasks, read and written by id
 * or by external id. What it was told survives a restart.
 *
 * <p>Not there: deletion, further pages of a result, other objects, users' rights, limits.
 */
public final class SalesforceStandIn extends StandInServer {

    public static final String SYSTEM = "salesforce";

    public static final String CLIENT_ID = "storebridge-sandbox";
    public static final String CLIENT_SECRET = "sandbox-secret";

    private static final Map<Integer, String> CODES = Map.of(
            400, "BAD_REQUEST",
            401, "INVALID_SESSION_ID",
            403, "REQUEST_LIMIT_EXCEEDED",
            404, "NOT_FOUND",
            500, "UNKNOWN_EXCEPTION",
            503, "SERVER_UNAVAILABLE");

    private final DocumentStore store;
    private final SignIns signIns;
    private final Clock clock;
    private volatile String instance;

    /**
     * @param port 0 for any free port
     * @param database where its state is kept
     */
    public SalesforceStandIn(int port, DataSource database, Faults faults, Journal journal) {
        this(port, database, faults, journal, Clock.systemUTC());
    }

    /** @param clock what records are stamped with */
    public SalesforceStandIn(int port, DataSource database, Faults faults, Journal journal, Clock clock) {
        super(SYSTEM, port, faults, journal);
        this.clock = clock;
        store = new DocumentStore(database, SYSTEM);
        signIns = new SignIns(store, clock);
        String data = "/services/data/{version}";
        routes().on("POST", "/services/oauth2/token", request -> signIns.token(request, instance()))
                .on("GET", data + "/query", this::query)
                .on("POST", data + "/sobjects/{object}", this::create)
                .on("GET", data + "/sobjects/{object}/{id}", request -> shown(request, byId(request)))
                .on("PATCH", data + "/sobjects/{object}/{id}", this::change)
                .on("GET", data + "/sobjects/{object}/{field}/{value}", request -> shown(request, byValue(request)))
                .on("PATCH", data + "/sobjects/{object}/{field}/{value}", this::upsert)
                .on("PATCH", data + "/composite/sobjects/{object}/{field}", this::upsertMany)
                .on("GET", "/", request -> CrmPages.people(store, request.query("q")));
    }

    /** What tokens are said to be for; the stand-in itself unless set. */
    public void instance(String url) {
        instance = url;
    }

    private String instance() {
        return instance == null ? url() : instance;
    }

    /** Makes all tokens invalid, as an administrator can. */
    public void endSessions() {
        signIns.end();
    }

    /** True when there are no accounts and no contacts. */
    public boolean isEmpty() {
        return store.read(session -> session.list("Account", "").isEmpty()
                && session.list("Contact", "").isEmpty());
    }

    /** The completed activities, newest first. */
    public List<ObjectNode> activities() {
        return store.read(session -> CrmPages.newestFirst(session.list("Task", "")));
    }

    /** Puts accounts with their contacts into it, all or nothing. */
    public void seed(Stream<Seed.Account> accounts) {
        store.write(session -> {
            Records records = new Records(session, clock);
            accounts.forEach(account -> account.write(records));
            return null;
        });
    }

    @Override
    protected Response before(Request request) {
        boolean open =
                !request.path().startsWith("/services/data/") || signIns.isValid(request.header("authorization"));
        return open ? null : error(401, "Session expired or invalid");
    }

    @Override
    protected Response error(int status, String message) {
        String code = CODES.getOrDefault(status, status < 500 ? "BAD_REQUEST" : "UNKNOWN_EXCEPTION");
        return new SalesforceError(status, code, message).response();
    }

    @Override
    protected Response failure(RuntimeException exception) {
        if (exception instanceof SalesforceError refused) {
            return refused.response();
        }
        return exception instanceof Request.MalformedBody
                ? new SalesforceError(400, "JSON_PARSER_ERROR", exception.getMessage()).response()
                : super.failure(exception);
    }

    private Response query(Request request) {
        String text = request.query("q");
        if (text == null || text.isBlank()) {
            throw new SalesforceError(400, "MALFORMED_QUERY", "SOQL statements cannot be empty or null.");
        }
        SoqlQuery query = SoqlQuery.of(text);
        return Response.json(200, store.read(session -> query.answer(session, request.variable("version"))));
    }

    private Response create(Request request) {
        ObjectType type = ObjectType.demand(request.variable("object"));
        return store.write(
                session -> Response.json(201, success(new Records(session, clock).create(type, request.json()))));
    }

    private Response change(Request request) {
        ObjectType type = ObjectType.demand(request.variable("object"));
        return store.write(session -> {
            ObjectNode old = byId(request).apply(session);
            demand(old);
            new Records(session, clock).change(type, old, request.json());
            return Response.empty(204);
        });
    }

    private Response upsert(Request request) {
        ObjectType type = ObjectType.demand(request.variable("object"));
        if (request.variable("field").equalsIgnoreCase("Id")) {
            throw SalesforceError.notFound();
        }
        Field external = external(type, request.variable("field"));
        String value = request.variable("value");
        return store.write(session -> {
            boolean created = new Records(session, clock).upsert(type, external, value, request.json());
            String id = Records.find(session, type, external, value).get("Id").asText();
            return Response.json(created ? 201 : 200, success(id).put("created", created));
        });
    }

    private Response upsertMany(Request request) {
        ObjectType type = ObjectType.demand(request.variable("object"));
        Field external = external(type, request.variable("field"));
        JsonNode sent = request.json().path("records");
        if (!sent.isArray() || sent.isEmpty() || sent.size() > 200) {
            throw new SalesforceError(400, "INVALID_INPUT", "Between 1 and 200 records are expected.");
        }
        ArrayNode results = Json.array();
        for (JsonNode one : sent) {
            results.add(upsertOne(type, external, one));
        }
        return Response.json(200, results);
    }

    private ObjectNode upsertOne(ObjectType type, Field external, JsonNode one) {
        ObjectNode body = one.deepCopy();
        String value = body.path(external.name()).asText("");
        body.remove(external.name());
        try {
            return store.write(session -> {
                boolean created = new Records(session, clock).upsert(type, external, value, body);
                String id =
                        Records.find(session, type, external, value).get("Id").asText();
                return success(id).put("created", created);
            });
        } catch (SalesforceError e) {
            ObjectNode failed = Json.object().put("success", false);
            failed.putArray("errors").add(e.resultEntry());
            return failed;
        }
    }

    private static ObjectNode success(String id) {
        ObjectNode answer = Json.object().put("id", id).put("success", true);
        answer.putArray("errors");
        return answer;
    }

    private static Function<Session, ObjectNode> byId(Request request) {
        ObjectType type = ObjectType.demand(request.variable("object"));
        return session -> Records.find(session, type, request.variable("id"));
    }

    private static Function<Session, ObjectNode> byValue(Request request) {
        ObjectType type = ObjectType.demand(request.variable("object"));
        Field external = external(type, request.variable("field"));
        return session -> Records.find(session, type, external, request.variable("value"));
    }

    private Response shown(Request request, Function<Session, ObjectNode> which) {
        ObjectNode record = store.read(which);
        demand(record);
        ObjectType type = ObjectType.demand(request.variable("object"));
        ObjectNode shown = Json.object();
        FieldPath.attributes(shown, type.name(), record, request.variable("version"));
        shown.setAll(record);
        return Response.json(200, shown);
    }

    private static void demand(ObjectNode record) {
        if (record == null) {
            throw SalesforceError.notFound();
        }
    }

    private static Field external(ObjectType type, String name) {
        Field field = type.field(name);
        if (field == null || !field.external()) {
            throw new SalesforceError(
                    404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name);
        }
        return field;
    }
}
