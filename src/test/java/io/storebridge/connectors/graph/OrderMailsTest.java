package io.storebridge.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;

/** What buyers are told of the progress of their orders. */
class OrderMailsTest {

    private static final Map<String, Object> ENTRY = Map.of(
            "orderId",
            "WEB-1",
            "order",
            Map.of("purchaseOrder", "PO-4711", "buyer", Map.of("name", "Ann <Abel>", "email", "ann@example.com")));

    private final MailTemplates templates = new MailTemplates(new DefaultResourceLoader(), "classpath:/mail/");

    @Test
    void a_shipment_shows_what_is_in_it_and_how_to_follow_it() {
        MailTemplates.Message message = templates.render(
                "order-shipped",
                Map.of(
                        "entry",
                        ENTRY,
                        "salesOrder",
                        Map.of("number", "STDORD1", "purchaseOrder", "PO-4711"),
                        "shipment",
                        Map.of(
                                "date",
                                "2026-11-25",
                                "method",
                                "GROUND",
                                "tracking",
                                List.of("1Z1", "1Z2"),
                                "lines",
                                List.of(Map.of("item", "CHAI-TSK-BLK", "quantity", "2.00000")))));

        assertThat(message.subject()).isEqualTo("Your order STDORD1 is on its way (your number PO-4711)");
        assertThat(message.html())
                .contains(
                        "Dear Ann &lt;Abel&gt;,",
                        "on November 25, 2026",
                        "(GROUND)",
                        "CHAI-TSK-BLK",
                        ">2<",
                        "1Z1",
                        "1Z2")
                .doesNotContain("{{");
    }

    @Test
    void a_cancellation_says_why() {
        MailTemplates.Message message = templates.render(
                "order-cancelled", Map.of("entry", ENTRY, "orderNumber", "STDORD1", "reason", "Ordered twice"));

        assertThat(message.subject()).isEqualTo("Your order STDORD1 is cancelled");
        assertThat(message.html())
                .contains("The reason: Ordered twice.", "PO-4711")
                .doesNotContain("{{");
        assertThat(templates.render("order-cancelled", Map.of("entry", ENTRY)).subject())
                .isEqualTo("Your order WEB-1 is cancelled");
    }
}
