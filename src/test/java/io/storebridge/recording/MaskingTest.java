package io.storebridge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MaskingTest {

    private final Masking masking = masking("a secret");

    @Test
    void personal_data_is_replaced_by_something_of_the_same_shape() {
        Map<?, ?> masked = mask(Map.of(
                "buyer", Map.of("name", "Ann Abel", "email", "ann@example.com"),
                "billTo", Map.of("street1", "12 Main St.", "phone", "+1 (312) 555-0147", "firstName", "Ann")));

        assertThat(masked.toString())
                .doesNotContain("Ann")
                .doesNotContain("Abel")
                .doesNotContain("example")
                .doesNotContain("Main")
                .doesNotContain("555");
        assertThat(at(masked, "buyer", "name").toString()).matches("[A-Z][a-z]{2} [A-Z][a-z]{3}");
        assertThat(at(masked, "buyer", "email").toString()).matches("[a-z]{3}@[a-z]{7}\\.[a-z]{3}");
        assertThat(at(masked, "billTo", "street1").toString()).matches("\\d\\d [A-Z][a-z]{3} [A-Z][a-z]\\.");
        assertThat(at(masked, "billTo", "phone").toString()).matches("\\+\\d \\(\\d{3}\\) \\d{3}-\\d{4}");
    }

    @Test
    void what_decisions_are_made_on_stays() {
        Map<String, Object> order = Map.of(
                "orderId", "SO-4711",
                "country", "US",
                "state", "IL",
                "zip", "60601",
                "total", "408.23",
                "lines", List.of(Map.of("item", "CHAI-TSK-BLK", "quantity", 2, "unitPrice", "204.00")),
                "attributes", List.of(Map.of("name", "Color", "value", "red")),
                "wantedDate", "2026-11-24",
                "gtin", "4006381333931",
                "tracking", "1Z999AA10123456784");

        assertThat(mask(order)).isEqualTo(order);
    }

    @Test
    void what_was_equal_is_equal_wherever_it_stands() {
        Map<?, ?> masked = mask(Map.of(
                "to", "ann@example.com",
                "email", "ann@example.com",
                "text", "Sent to ann@example.com today",
                "other", "bob@example.com"));

        assertThat(masked.get("to")).isEqualTo(masked.get("email")).isNotEqualTo(masked.get("other"));
        assertThat(masked.get("text")).isEqualTo("Sent to " + masked.get("to") + " today");
        assertThat(masking("a secret").mask("ann@example.com")).isEqualTo(masked.get("to"));
        assertThat(masking("another").mask("ann@example.com")).isNotEqualTo(masked.get("to"));
    }

    @Test
    void cards_and_secrets_are_replaced_whatever_their_fields_are_called() {
        String masked = mask(Map.of(
                        "free", "paid with 4242 4242 4242 4242, thanks",
                        "method", "pm_1MqLiJLkdIwHu7ixUEgbFdYF",
                        "x", "pi_3Nf2a_secret_Qw7x",
                        "header", "Bearer abc.def-ghi",
                        "password", "hunter2",
                        "clientSecret", Map.of("value", "deep"),
                        "apiKey", 123456,
                        "jwt", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"))
                .toString();

        assertThat(masked)
                .doesNotContain("4242")
                .doesNotContain("MqLiJ")
                .doesNotContain("Qw7x")
                .doesNotContain("abc.def")
                .doesNotContain("hunter2")
                .doesNotContain("deep")
                .doesNotContain("123456")
                .doesNotContain("eyJhbGci")
                .contains("paid with", ", thanks");
    }

    @Test
    void nothing_is_lost_or_changed_in_kind() {
        Map<String, Object> document = new java.util.LinkedHashMap<>();
        document.put("email", null);
        document.put("name", "");
        document.put("phone", List.of());
        document.put("hold", true);
        document.put("count", 7);

        assertThat(mask(document)).isEqualTo(document);
    }

    private Map<?, ?> mask(Map<String, Object> document) {
        return (Map<?, ?>) masking.mask(document);
    }

    private static Object at(Map<?, ?> document, String first, String second) {
        return ((Map<?, ?>) document.get(first)).get(second);
    }

    private static Masking masking(String secret) {
        RecordingProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of("r.retention", "P1D")))
                .bind("r", RecordingProperties.class)
                .get();
        assertThat(defaults.retention()).isEqualTo(Duration.ofDays(1));
        return new Masking(defaults, new Pseudonyms(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
