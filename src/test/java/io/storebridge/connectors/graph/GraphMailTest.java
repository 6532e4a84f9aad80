package io.storebridge.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Step;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.graph.GraphStandIn;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GraphMailTest {

    private static final String GRAPH = GraphStandIn.SYSTEM;
    private static final Map<String, Object> ORDER = Documents.order();

    @RegisterExtension
    final MailFixture fixture = new MailFixture();

    private final Step step = new Step("quote-to-order", "it's-RFQ-1", "task_mailBuyer", "1");

    @Test
    void aMessageIsSentOnceAndFoundByItsStep() {
        assertThat(fixture.mail.find(step)).isNull();
        send();
        assertThat(fixture.mail.find(step)).isTrue();
        assertThat(fixture.mail.find(new Step("quote-to-order", "it's-RFQ-1", "task_mailBuyer", "2")))
                .isNull();
        assertThat(fixture.sent()).hasSize(1);
        JsonNode mail = fixture.sent().get(0);
        assertThat(mail.at("/toRecipients/0/emailAddress/address").asText()).isEqualTo("ann@example.com");
        assertThat(mail.path("subject").asText()).isEqualTo("Your order STDORD1 (your number PO-7)");
    }

    @Test
    void aLostAnswerIsUnknownAndTheMessageIsFound() {
        fixture.faults.add(Fault.always(GRAPH, Fault.Kind.DROP_RESPONSE)
                .matching("sendMail")
                .times(1));
        assertThat(failure()).isInstanceOf(Failure.Unknown.class);
        assertThat(fixture.mail.find(step)).isTrue();
    }

    @Test
    void aRequestThatNeverArrivedIsUnavailable() {
        send();
        fixture.faults.add(Fault.always(GRAPH, Fault.Kind.REFUSE));
        assertThat(failure()).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void aPauseThatGraphAsksForIsKept() {
        fixture.faults.add(Fault.always(GRAPH, Fault.Kind.ERROR)
                .matching("sendMail")
                .status(429)
                .retryAfter(30)
                .times(1));
        Failure pause = failure();
        assertThat(pause).isInstanceOf(Failure.Unavailable.class);
        assertThat(((Failure.Unavailable) pause).retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatGraphRefusesIsRejectedInItsOwnWords() throws Exception {
        fixture.connect("nobody");
        Failure failure = failure();
        assertThat(failure).isInstanceOf(Failure.Rejected.class).hasMessageContaining("is invalid");
        Failure.Rejected rejected = (Failure.Rejected) failure;
        assertThat(rejected.code()).isEqualTo(ErrorCodes.MAIL_REFUSED);
        assertThat(rejected.detail()).contains("ErrorInvalidUser");
    }

    @Test
    void whatIsNoAddressIsRejectedBeforeAnythingIsSent() {
        for (String to : new String[] {null, "", "ann", "ann@", "a b@example.com"}) {
            Failure.Rejected e = catchThrowableOfType(
                    Failure.Rejected.class, () -> fixture.mail.send("order-confirmation", to, ORDER, step));
            assertThat(e.code()).isEqualTo(ErrorCodes.MAIL_REFUSED);
        }
        assertThat(fixture.journal.of(GRAPH)).isEmpty();
    }

    @Test
    void theRequestIsOneThatGraphDescribes() throws Exception {
        JsonNode schema = Contracts.read("graph-sendmail.schema.json");
        send();
        Journal.Entry sent = fixture.journal.of(GRAPH).stream()
                .filter(entry -> entry.url().endsWith("/sendMail"))
                .findFirst()
                .orElseThrow();
        assertThat(URLDecoder.decode(sent.url(), StandardCharsets.UTF_8))
                .isEqualTo("/v1.0/users/sales@example.com/sendMail");
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(Json.read(sent.body())))
                .isEmpty();
    }

    private void send() {
        fixture.mail.send("order-confirmation", "ann@example.com", ORDER, step);
    }

    private Failure failure() {
        return catchThrowableOfType(Failure.class, this::send);
    }
}
