package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Workflows;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * OrderCloud's calls: {@code POST /webhooks/ordercloud/{event}} for its integration events (in any case: which one it sends is
 * not documented) and {@code POST /webhooks/ordercloud} for its webhooks. An order is started by its id alone, once, whatever
 * calls how often; what fails here the sweep finds.
 */
@RestController
@ConditionalOnProperty("storebridge.ordercloud.base-url")
class OrderCloudEvents {

    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(OrderCloudEvents.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern ROUTE =
            Pattern.compile("/?v1/orders/\\{direction}/\\{orderID}/(submit|approve)", Pattern.CASE_INSENSITIVE);

    private final EventSignature signature;
    private final Duration tolerance;
    private final CheckoutEvents events;
    private final SeenWebhooks seen;
    private final TransactionTemplate transaction;
    private final ObjectMapper json = OrderCloudConfiguration.JSON;
    private final Clock clock = Clock.systemUTC();

    OrderCloudEvents(
            EventSettings settings,
            OrderSettings orders,
            OrderReader reader,
            Workflows workflows,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.signature = new EventSignature(settings.hashKeys());
        this.tolerance = settings.webhookTolerance();
        this.events = new CheckoutEvents(reader, workflows, orders, settings, json);
        this.seen = new SeenWebhooks(database);
        this.transaction = new TransactionTemplate(transactions);
        if (settings.hashKeys().isEmpty()) {
            LOG.warn("No storebridge.ordercloud.hash-keys: every event and webhook of OrderCloud will be refused");
        }
    }

    /** An answer, or a problem, for a body that is OrderCloud's. */
    private interface Work {
        ResponseEntity<?> on(JsonNode body);
    }

    @PostMapping("/webhooks/ordercloud/{event}")
    ResponseEntity<?> event(@PathVariable String event, HttpServletRequest request) throws IOException {
        return received(request, body -> event(event.toLowerCase(Locale.ROOT), body.path("OrderWorksheet")));
    }

    @PostMapping("/webhooks/ordercloud")
    ResponseEntity<?> webhook(HttpServletRequest request) throws IOException {
        return received(request, this::webhook);
    }

    private ResponseEntity<?> received(HttpServletRequest request, Work work) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return problem(HttpStatus.PAYLOAD_TOO_LARGE, "A body may have %,d bytes at most.".formatted(MOST_BYTES));
        }
        if (!signature.fits(request.getHeader(EventSignature.HEADER), body)) {
            LOG.warn("A call of OrderCloud was refused: its {} does not fit", EventSignature.HEADER);
            return problem(HttpStatus.UNAUTHORIZED, "The header x-oc-hash does not fit the body and our key.");
        }
        JsonNode content;
        try {
            content = json.readTree(body);
        } catch (IOException e) {
            return problem(HttpStatus.BAD_REQUEST, "The body is no JSON.");
        }
        return answered(request.getRequestURI(), content, work);
    }

    /** OrderCloud notes the status in the order's worksheet, or in its webhook log. */
    private static ResponseEntity<?> answered(String path, JsonNode content, Work work) {
        try {
            return work.on(content);
        } catch (Failure.Rejected e) {
            LOG.warn("{} was refused: {}", path, e.getMessage());
            return problem(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
        } catch (Failure e) {
            LOG.warn("{} was not taken: {}", path, e.getMessage());
            return problem(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("{} was not taken", path, e);
            return problem(HttpStatus.INTERNAL_SERVER_ERROR, "The call could not be taken.");
        }
    }

    private ResponseEntity<?> event(String event, JsonNode worksheet) {
        String id = worksheet.path("Order").path("ID").asText("");
        if (!ID.matcher(id).matches()) {
            return problem(HttpStatus.BAD_REQUEST, "The body has no OrderWorksheet with an Order's ID.");
        }
        return switch (event) {
            case "shippingrates" -> ResponseEntity.ok(events.shippingRates(worksheet));
            case "ordercalculate" -> ResponseEntity.ok(events.calculate(worksheet));
            case "ordersubmit", "orderapproved" -> {
                if (events.isSubmitted(id)) {
                    events.start(id);
                }
                yield ResponseEntity.ok(withXp());
            }
            case "ordersubmitforapproval" -> ResponseEntity.ok(withXp());
            default -> problem(HttpStatus.NOT_FOUND, "There is no such event.");
        };
    }

    private JsonNode withXp() {
        return json.createObjectNode().set("xp", json.createObjectNode());
    }

    private ResponseEntity<?> webhook(JsonNode body) {
        String logId = body.path("LogID").asText("").strip();
        Instant sent = instant(body.path("Date").asText());
        if (logId.isEmpty() || logId.length() > 100 || sent == null) {
            return problem(HttpStatus.BAD_REQUEST, "The body has no LogID or no Date.");
        }
        if (Duration.between(sent, clock.instant()).abs().compareTo(tolerance) > 0) {
            LOG.warn("A webhook of OrderCloud was refused: its date is {}", sent);
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "The webhook's Date is more than " + tolerance.toSeconds() + " seconds away.");
        }
        String route = body.path("Route").asText("");
        String id = orderId(body.path("RouteParams"));
        boolean ours = ROUTE.matcher(route).matches()
                && body.path("Verb").asText().equalsIgnoreCase("POST")
                && ID.matcher(id).matches();
        if (ours && !seen.isSeen(logId) && events.isSubmitted(id)) {
            // One transaction: a webhook whose order could not be started was not taken either.
            transaction.executeWithoutResult(status -> {
                if (seen.take(logId, route, id, sent)) {
                    events.start(id);
                }
            });
        }
        return ResponseEntity.ok(json.createObjectNode().put("proceed", true));
    }

    private static String orderId(JsonNode parameters) {
        for (String name : new String[] {"orderID", "OrderID", "orderId"}) {
            if (parameters.hasNonNull(name)) {
                return parameters.path(name).asText();
            }
        }
        return "";
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ResponseEntity<?> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
