package io.storebridge.connectors.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.commerce.Workflows;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /webhooks/stripe}: tells the workflow that something happened to its payment. The event itself is not
 * believed further than that: the workflow reads the payment at Stripe, so that webhook and our own call agree, whichever
 * comes first. Stripe sends an event again (for days) until it is answered with 2xx, and now and then although it was.
 */
@RestController
@ConditionalOnProperty("storebridge.stripe.base-url")
class StripeWebhook {

    static final String PROCESS = "invoice-payment";
    /** The message that the workflow waits for, from here and from the storefront. */
    static final String MESSAGE = "confirm";

    static final int MOST_BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(StripeWebhook.class);
    private static final Set<String> TYPES = Set.of(
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.canceled",
            "payment_intent.processing");

    private final WebhookSignature signature;
    private final Workflows workflows;
    private final ReceivedEvents events;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();
    private final ObjectMapper json = new ObjectMapper();

    StripeWebhook(
            StripeProperties properties,
            Workflows workflows,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.signature = new WebhookSignature(properties.webhookSecrets(), properties.webhookTolerance());
        this.workflows = workflows;
        this.events = new ReceivedEvents(database);
        this.transaction = new TransactionTemplate(transactions);
        if (properties.webhookSecrets().isEmpty()) {
            LOG.warn("No storebridge.stripe.webhook-secrets: every webhook of Stripe will be refused");
        }
    }

    @PostMapping("/webhooks/stripe")
    ResponseEntity<ProblemDetail> receive(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return problem(HttpStatus.PAYLOAD_TOO_LARGE, "An event may have %,d bytes at most.".formatted(MOST_BYTES));
        }
        String fault = signature.fault(request.getHeader("Stripe-Signature"), body, clock.instant());
        if (fault != null) {
            LOG.warn("A webhook of Stripe was refused: {}", fault);
            return problem(HttpStatus.BAD_REQUEST, fault);
        }
        JsonNode event;
        try {
            event = json.readTree(body);
        } catch (IOException e) {
            return problem(HttpStatus.BAD_REQUEST, "The body is no JSON.");
        }
        try {
            take(event);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Event {} of Stripe was not taken; Stripe will send it again",
                    event.path("id").asText(),
                    e);
            return problem(HttpStatus.INTERNAL_SERVER_ERROR, "The event could not be taken; send it again.");
        }
        return ResponseEntity.ok().build();
    }

    private void take(JsonNode event) {
        String id = event.path("id").asText("");
        String type = event.path("type").asText("");
        String paymentId =
                event.at("/data/object/metadata/" + Intent.PAYMENT_ID).asText("");
        if (id.isEmpty() || paymentId.isEmpty() || !TYPES.contains(type)) {
            return;
        }
        // One transaction: an event that could not be told was not taken either.
        transaction.executeWithoutResult(status -> {
            if (!events.take(id, type, paymentId)) {
                LOG.debug("Event {} was taken before", id);
                return;
            }
            boolean told = workflows.tell(PROCESS, paymentId, MESSAGE, Map.of());
            LOG.info("Stripe's {} for payment {}: {}", type, paymentId, told ? "told" : "nobody waits for it");
        });
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
