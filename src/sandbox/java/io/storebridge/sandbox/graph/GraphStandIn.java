package io.storebridge.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.http.StandInServer;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Microsoft Graph as a sender of e-mail meets it: the token, sendMail and the folder of sent items. Nothing leaves this
 * machine; what was sent is shown on the first page.
 */
public final class GraphStandIn extends StandInServer {

    public static final String SYSTEM = "graph";

    public static final String TENANT = "sandbox";
    public static final String CLIENT_ID = "storebridge-sandbox";
    public static final String CLIENT_SECRET = "sandbox-secret";

    private static final String SENT = "sent";
    private static final long TOKEN_SECONDS = 3599;
    private static final int LARGEST_REQUEST = 4 * 1024 * 1024;
    private static final Map<Integer, String> CODES = Map.of(
            400, "BadRequest",
            401, "InvalidAuthenticationToken",
            403, "ErrorAccessDenied",
            404, "ErrorInvalidUser",
            413, "ErrorMessageSizeExceeded",
            429, "TooManyRequests",
            503, "ServiceUnavailable");

    private final DocumentStore store;

    /**
     * @param port 0 for any free port
     * @param database where sent messages are kept
     */
    public GraphStandIn(int port, DataSource database, Faults faults, Journal journal) {
        super(SYSTEM, port, faults, journal);
        store = new DocumentStore(database, SYSTEM);
        routes().on("POST", "/{tenant}/oauth2/v2.0/token", this::token)
                .on("POST", "/v1.0/users/{user}/sendMail", this::send)
                .on(
                        "POST",
                        "/v1.0/me/sendMail",
                        request -> error(400, "/me request is only valid with delegated authentication flow."))
                .on("GET", "/v1.0/users/{user}/mailFolders/{folder}/messages", this::messages)
                .on("GET", "/", request -> MailPages.list(sent()))
                .on("GET", "/mails/{id}", request -> MailPages.one(mail(request)))
                .on("GET", "/mails/{id}/body", request -> MailPages.body(mail(request)));
    }

    /** The messages sent, newest first, as Graph's message with {@code from} and {@code saved} (to sent items). */
    public List<ObjectNode> sent() {
        return store.read(session -> session.list(SENT, "").stream()
                .sorted(Comparator.comparing(
                                (ObjectNode mail) -> mail.get("sentDateTime").asText())
                        .reversed())
                .toList());
    }

    @Override
    protected Response before(Request request) {
        if (!request.path().toLowerCase().startsWith("/v1.0/")) {
            return null;
        }
        if (request.body().length() > LARGEST_REQUEST) {
            return error(413, "The request is larger than 4 MB.");
        }
        return isValid(request.header("authorization")) ? null : error(401, "Access token is empty or has expired.");
    }

    @Override
    protected Response error(int status, String message) {
        return error(status, CODES.getOrDefault(status, "InternalServerError"), message);
    }

    private static Response error(int status, String code, String message) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("code", code).put("message", message);
        error.putObject("innerError")
                .put(
                        "date",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""))
                .put("request-id", UUID.randomUUID().toString())
                .put("client-request-id", UUID.randomUUID().toString());
        return Response.json(status, body);
    }

    private Response token(Request request) {
        Map<String, String> form = request.form();
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refusedToken(400, "unsupported_grant_type", 70003, "The grant type is not supported.");
        }
        if (!CLIENT_ID.equals(form.get("client_id")) || !CLIENT_SECRET.equals(form.get("client_secret"))) {
            return refusedToken(401, "invalid_client", 7000215, "Invalid client secret provided.");
        }
        long expires = Instant.now().getEpochSecond() + TOKEN_SECONDS;
        return Response.json(
                200,
                Json.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", TOKEN_SECONDS)
                        .put("ext_expires_in", TOKEN_SECONDS)
                        .put("access_token", jwt(expires)));
    }

    private static Response refusedToken(int status, String error, int code, String message) {
        ObjectNode body = Json.object().put("error", error).put("error_description", "AADSTS" + code + ": " + message);
        body.putArray("error_codes").add(code);
        body.put(
                        "timestamp",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' '))
                .put("trace_id", UUID.randomUUID().toString())
                .put("correlation_id", UUID.randomUUID().toString());
        return Response.json(status, body);
    }

    private static String jwt(long expires) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString("{\"typ\":\"JWT\",\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String claims = "{\"aud\":\"https://graph.microsoft.com\",\"roles\":[\"Mail.Send\"],\"exp\":" + expires + "}";
        return header + "." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".sandbox";
    }

    private static boolean isValid(String authorization) {
        String[] parts = authorization == null ? new String[0] : authorization.split("\\.");
        if (parts.length != 3 || !parts[2].equals("sandbox")) {
            return false;
        }
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return Json.read(claims).path("exp").asLong() > Instant.now().getEpochSecond();
    }

    private Response send(Request request) {
        String user = request.variable("user");
        if (!user.contains("@") && !user.matches("[0-9a-fA-F-]{36}")) {
            return error(404, "ErrorInvalidUser", "The requested user '" + user + "' is invalid.");
        }
        ObjectNode body = MailMessage.withProperNames(request.json());
        JsonNode message = body.path("message");
        if (!message.isObject()) {
            return error(400, "ErrorInvalidRequest", "The Message is missing.");
        }
        if (message.path("toRecipients").isEmpty()
                && message.path("ccRecipients").isEmpty()
                && message.path("bccRecipients").isEmpty()) {
            return error(
                    400,
                    "ErrorInvalidRecipients",
                    "At least one recipient is not valid., A message can't be sent because it contains no recipients.");
        }
        ObjectNode kept = MailMessage.kept(
                (ObjectNode) message, user, body.path("saveToSentItems").asBoolean(true));
        store.write(session -> {
            session.put(SENT, "", kept.get("id").asText(), kept);
            return null;
        });
        return Response.empty(202);
    }

    private Response messages(Request request) {
        String user = request.variable("user");
        List<ObjectNode> inFolder = request.variable("folder").equalsIgnoreCase("sentitems")
                ? sent().stream()
                        .filter(mail -> mail.path("saved").asBoolean())
                        .filter(mail -> MailMessage.sender(mail).equalsIgnoreCase(user))
                        .toList()
                : List.of();
        try {
            return Response.json(200, MessageQuery.of(request).answer(url() + request.url(), inFolder));
        } catch (IllegalArgumentException e) {
            return error(400, "ErrorInvalidUrlQueryFilter", e.getMessage());
        }
    }

    private ObjectNode mail(Request request) {
        String id = request.variable("id");
        ObjectNode mail = store.read(session -> session.get(SENT, "", id));
        if (mail == null) {
            throw new IllegalArgumentException("No such mail: " + id);
        }
        return mail;
    }
}
