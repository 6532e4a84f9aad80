package io.storebridge.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.http.Contracts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_423_694);
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);

    private final WebhookSignature signature =
            new WebhookSignature(List.of("whsec_new", "whsec_old"), Duration.ofSeconds(300));

    @Test
    void a_signature_made_by_stripes_own_library_is_accepted() throws Exception {
        JsonNode vector = Contracts.read("captures/stripe-webhook-vector.json");
        byte[] body = vector.path("payload").asText().getBytes(StandardCharsets.UTF_8);
        String header = vector.path("header").asText();
        Instant now = Instant.ofEpochSecond(vector.path("timestamp").asLong());
        WebhookSignature theirs =
                new WebhookSignature(List.of(vector.path("secret").asText()), Duration.ofSeconds(300));
        assertThat(theirs.fault(header, body, now.plusSeconds(299))).isNull();
        assertThat(theirs.fault(header, body, now.plusSeconds(301))).contains("300 seconds");
        body[5]++;
        assertThat(theirs.fault(header, body, now)).contains("does not fit");
    }

    @Test
    void while_secrets_are_exchanged_either_is_good() throws Exception {
        assertThat(fault(header(NOW, "whsec_new"))).isNull();
        assertThat(fault(header(NOW, "whsec_old"))).isNull();
        assertThat(fault(header(NOW, "whsec_other"))).contains("does not fit");
        assertThat(fault(header(NOW, "whsec_other", "whsec_old"))).isNull();
    }

    @Test
    void an_old_or_future_time_is_refused() throws Exception {
        assertThat(fault(header(NOW.minusSeconds(300), "whsec_new"))).isNull();
        assertThat(fault(header(NOW.minusSeconds(301), "whsec_new"))).contains("300 seconds");
        assertThat(fault(header(NOW.plusSeconds(301), "whsec_new"))).contains("300 seconds");
        String old = header(NOW.minusSeconds(900), "whsec_new");
        assertThat(fault("t=" + NOW.getEpochSecond() + old.substring(old.indexOf(','))))
                .as("the time is signed too")
                .contains("does not fit");
    }

    @Test
    void a_header_that_is_none_is_refused() {
        for (String header : new String[] {
            null, "", "t=1", "v1=00", "t=x,v1=00", "t=,v1=", "t=99999999999999999999,v1=00", ",,,==", "t=1,v0=00"
        }) {
            assertThat(fault(header)).as(header).isNotNull();
        }
        assertThat(new WebhookSignature(List.of(), Duration.ofSeconds(300)).fault("t=1,v1=00", BODY, NOW))
                .as("without secrets nothing is accepted")
                .isNotNull();
    }

    private String fault(String header) {
        return signature.fault(header, BODY, NOW);
    }

    private static String header(Instant at, String... secrets) throws Exception {
        StringBuilder header = new StringBuilder("t=" + at.getEpochSecond());
        for (String secret : secrets) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            header.append(",v1=").append(HexFormat.of().formatHex(mac.doFinal(BODY)));
        }
        return header.toString();
    }
}
