package io.storebridge.sandbox.avatax;

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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * AvaTax as middleware meets it: estimates and recorded sales, adjusted, committed, voided and locked, worked out with the
 * rates of {@code tax/rates.txt}. What it recorded survives a restart.
 *
 * <p>Not there: purchases, returns and refunds, batches, other companies than {@value #COMPANY}, item and customer lists,
 * rules of products other than tax codes that begin with NT (not taxed) and FR (freight).
 */
public final class AvataxStandIn extends StandInServer {

    public static final String SYSTEM = "avatax";
    public static final String COMPANY = "DEFAULT";
    public static final String ACCOUNT = "2000000000";
    public static final String LICENSE_KEY = "SANDBOXLICENSEKEY";

    static final String TRANSACTION = "transaction";

    private static final String ONE = "/api/v2/companies/{company}/transactions/{code}";
    private static final Map<Integer, String> CODES = Map.of(
            400, "ModelStateInvalid",
            401, "AuthenticationException",
            403, "AuthorizationException",
            404, "EntityNotFoundError",
            429, "RateLimitExceededError",
            503, "ServiceNotReady");

    private final DocumentStore store;
    private final AtomicLong ids;

    /**
     * @param port 0 for any free port
     * @param database where its state is kept
     */
    public AvataxStandIn(int port, DataSource database, Faults faults, Journal journal) {
        super(SYSTEM, port, faults, journal);
        store = new DocumentStore(database, SYSTEM);
        ids = new AtomicLong(store.read(session -> session.list(TRANSACTION, COMPANY).stream()
                .mapToLong(one -> one.path("id").asLong())
                .max()
                .orElse(123456789000L)));
        routes().on("POST", "/api/v2/transactions/create", this::create)
                .on("POST", "/api/v2/transactions/createoradjust", this::createOrAdjust)
                .on("GET", "/api/v2/companies/{company}/transactions", this::list)
                .on("GET", ONE, request -> shown(request, store.read(session -> demand(session, request)), 200))
                .on("POST", ONE + "/commit", request -> change(request, this::committed))
                .on("POST", ONE + "/void", request -> change(request, tx -> voided(request, tx)))
                .on("POST", ONE + "/lock", request -> change(request, tx -> tx.put("locked", true)))
                .on("POST", "/api/v2/addresses/resolve", Addresses::resolve)
                .on("GET", "/api/v2/addresses/resolve", Addresses::resolve)
                .on("GET", "/api/v2/utilities/ping", this::ping)
                .on("GET", "/", request -> TaxPages.transactions(transactions()));
    }

    /** The recorded sales as they are now, newest first. */
    public List<ObjectNode> transactions() {
        return store.read(session -> session.list(TRANSACTION, COMPANY).stream()
                .sorted((one, other) ->
                        Long.compare(other.path("id").asLong(), one.path("id").asLong()))
                .toList());
    }

    /** The sale recorded under the code; null when there is none. */
    public ObjectNode transaction(String code) {
        return store.read(session -> session.get(TRANSACTION, COMPANY, key("SalesInvoice", code)));
    }

    @Override
    protected Response before(Request request) {
        boolean open = !request.path().startsWith("/api/") || request.path().endsWith("/ping") || isKnown(request);
        return open ? null : new AvataxError(401, "AuthenticationException", "Authentication failed.").response();
    }

    private static boolean isKnown(Request request) {
        String key = Base64.getEncoder().encodeToString((ACCOUNT + ":" + LICENSE_KEY).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + key).equals(request.header("authorization"));
    }

    @Override
    protected Response error(int status, String message) {
        return new AvataxError(status, CODES.getOrDefault(status, "InternalServerError"), message).response();
    }

    @Override
    protected Response failure(RuntimeException exception) {
        return exception instanceof AvataxError refused ? refused.response() : super.failure(exception);
    }

    private Response create(Request request) {
        JsonNode sent = request.json();
        return store.write(session -> {
            ObjectNode before = recorded(session, sent);
            if (before != null && before.path("status").asText().equals("Committed")) {
                throw new AvataxError(
                        400,
                        "DocumentCodeConflict",
                        "A committed document with the code "
                                + sent.path("code").asText() + " exists.");
            }
            return shown(request, keep(session, sent, before), 201);
        });
    }

    private Response createOrAdjust(Request request) {
        JsonNode sent = request.json().path("createTransactionModel");
        if (!sent.isObject()) {
            throw AvataxError.required("createTransactionModel");
        }
        return store.write(session -> {
            ObjectNode before = recorded(session, sent);
            demandUnlocked(before);
            return shown(request, keep(session, sent, before), 201);
        });
    }

    private static ObjectNode recorded(Session session, JsonNode sent) {
        String company = sent.path("companyCode").asText(COMPANY);
        if (!company.equals(COMPANY)) {
            throw new AvataxError(400, "CompanyInvalidException", "There is no company " + company + ".");
        }
        String code = sent.path("code").asText("");
        String type = sent.path("type").asText("SalesOrder");
        return code.isEmpty() || !type.endsWith("Invoice") ? null : session.get(TRANSACTION, COMPANY, key(type, code));
    }

    private ObjectNode keep(Session session, JsonNode sent, ObjectNode before) {
        ObjectNode body = sent.deepCopy();
        if (body.path("code").asText("").isEmpty()) {
            body.put("code", UUID.randomUUID().toString());
        }
        String type = body.path("type").asText("SalesOrder");
        if (!type.endsWith("Invoice")) {
            return Document.of(body, 0, "Temporary", 1);
        }
        boolean commit = body.path("commit").asBoolean();
        int version = before == null ? 1 : before.path("version").asInt() + 1;
        ObjectNode document = Document.of(body, ids.incrementAndGet(), commit ? "Committed" : "Saved", version);
        session.put(TRANSACTION, COMPANY, key(type, body.path("code").asText()), document);
        return document;
    }

    private Response list(Request request) {
        List<ObjectNode> all = transactions();
        ObjectNode page = Json.object().put("@recordsetCount", all.size());
        ArrayNode value = page.putArray("value");
        all.forEach(one -> value.add(reduced(one, Set.of())));
        return Response.json(200, page);
    }

    private Response change(Request request, UnaryOperator<ObjectNode> change) {
        return store.write(session -> {
            ObjectNode changed = change.apply(demand(session, request).deepCopy());
            String type = changed.path("type").asText();
            session.put(TRANSACTION, COMPANY, key(type, changed.path("code").asText()), changed);
            return shown(request, changed, 200);
        });
    }

    private ObjectNode committed(ObjectNode transaction) {
        if (transaction.path("status").asText().equals("Cancelled")) {
            throw new AvataxError(400, "TransactionAlreadyCancelled", "The transaction has been voided.");
        }
        return transaction.put("status", "Committed");
    }

    private ObjectNode voided(Request request, ObjectNode transaction) {
        if (request.json().path("code").asText("").isEmpty()) {
            throw AvataxError.required("code");
        }
        demandUnlocked(transaction);
        if (transaction.path("status").asText().equals("Cancelled")) {
            throw new AvataxError(400, "TransactionAlreadyCancelled", "The transaction has been voided already.");
        }
        return transaction.put("status", "Cancelled");
    }

    private static void demandUnlocked(ObjectNode transaction) {
        if (transaction != null && transaction.path("locked").asBoolean()) {
            throw new AvataxError(
                    400,
                    "CannotModifyLockedTransaction",
                    "The transaction has been reported to a tax authority and cannot be changed.");
        }
    }

    private static ObjectNode demand(Session session, Request request) {
        String code = decoded(request.variable("code"));
        String type = request.query("documentType") == null ? "SalesInvoice" : request.query("documentType");
        ObjectNode found = session.get(TRANSACTION, request.variable("company"), key(type, code));
        if (found == null) {
            throw AvataxError.missing(code);
        }
        return found;
    }

    private static String decoded(String code) {
        return code.replace("_-ava2f-_", "/")
                .replace("_-ava2b-_", "+")
                .replace("_-ava3f-_", "?")
                .replace("_-ava23-_", "#")
                .replace("_-ava25-_", "%");
    }

    private static String key(String type, String code) {
        return type + "/" + code;
    }

    private static Response shown(Request request, ObjectNode transaction, int status) {
        String include = request.query("$include") == null ? "Summary,Addresses" : request.query("$include");
        return Response.json(status, reduced(transaction, new TreeSet<>(Arrays.asList(include.split("\\s*,\\s*")))));
    }

    private static ObjectNode reduced(ObjectNode transaction, Set<String> include) {
        ObjectNode shown = transaction.deepCopy();
        boolean summary = include.contains("Summary");
        boolean details = summary || include.contains("Details");
        if (!summary && !include.contains("SummaryOnly")) {
            shown.remove("summary");
        }
        if (!include.contains("Addresses")) {
            shown.remove("addresses");
        }
        if (!details && !include.contains("Lines") && !include.contains("LinesOnly")) {
            shown.remove("lines");
        } else if (!details) {
            shown.path("lines").forEach(line -> ((ObjectNode) line).remove("details"));
        }
        return shown;
    }

    private Response ping(Request request) {
        boolean known = isKnown(request);
        return Response.json(
                200,
                Json.object()
                        .put("version", "sandbox")
                        .put("authenticated", known)
                        .put("authenticationType", known ? "AccountIdLicenseKey" : "None"));
    }
}
