package io.storebridge.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.DefaultResourceLoader;

class OrderMailsTest {

    private final MailTemplates templates = new MailTemplates(new DefaultResourceLoader(), MailTemplates.BUILT_IN);

    @Test
    void theConfirmationShowsLinesFeesDiscountsTaxTotalPaymentsAndWhereItGoes() {
        MailTemplates.Message message = templates.render("order-placed", OrderDocuments.placed());
        assertThat(message.subject()).isEqualTo("Your order WEB-5001 (your number PO-4711)");
        assertThat(message.html())
                .contains("Ann &lt;Abel&gt;", "of November 24, 2026", "<strong>ORDST2301</strong>")
                .contains("Task chair, black", "2 Each", "$189.00", "$378.00", "$559.50", "$937.50")
                .contains(">shipping</span>", "$25.00", "Customs duty", "$12.50")
                .contains("Discount SPRING10", "&minus;$40.00", "Free shipping &lt;now&gt;", "$58.65", "$968.65")
                .contains("Visa ending in 4242", "$403.00", "Check or transfer", "$100.00", "On account", "$415.65")
                .contains(
                        "Aaron Fitz &amp; Sons", "Warehouse 2", "Chicago, IL 60603-0776", "wanted by December 1, 2026")
                .doesNotContain("handling", "exempt", "{{", "null");
    }

    @Test
    void ofASplitOrderAllNumbersAndLinesAreShownAndWhatIsNotKnownIsLeftOut() {
        Map<String, Object> document = OrderDocuments.placed();
        Object one = ((List<?>) document.get("salesOrders")).get(0);
        document.put("salesOrders", List.of(one, Map.of("number", "ORDST2302", "lines", List.of())));
        map(document, "order").put("purchaseOrder", null);
        map(document, "order").put("buyer", null);
        map(document, "order").put("payments", List.of());
        map(document, "assessment").put("onAccount", "0.00");
        map(document, "tax").put("exempt", true);
        MailTemplates.Message message = templates.render("order-placed", document);
        assertThat(message.subject()).isEqualTo("Your order WEB-5001");
        assertThat(message.html())
                .contains("<strong>ORDST2301</strong>, <strong>ORDST2302</strong>", "Dear customer", "Tax (exempt)")
                .doesNotContain("purchase order", "On account", "Visa");
    }

    @Test
    void theShipmentShowsWhatWasSentWithTrackingAndWhatFollows() {
        MailTemplates.Message message = templates.render("order-shipped", OrderDocuments.shipped());
        assertThat(message.subject()).isEqualTo("Your order WEB-5001 is on its way");
        assertThat(message.html())
                .contains("Ann &lt;Abel&gt;", "November 25, 2026", "a part of your order", "our number ORDST2301")
                .contains("UPS tracking number <a href=\"https://www.ups.com/track?tracknum&#x3D;1Z999AA10123456784\"")
                .contains("<strong>Pallet &lt;7&gt;</strong>")
                .contains("Follows later", "Desk &quot;Elevate&quot; 160", "Aaron Fitz &amp; Sons")
                .doesNotContain("{{", "null");
        assertThat(message.html().split("Follows later")[0]).contains("Task chair, black", "1 Each");
    }

    @Test
    void aWholeShipmentOfAnOrderThatIsNotOursSaysSo() {
        Map<String, Object> document = OrderDocuments.shipped();
        document.put("entry", null);
        Map<String, Object> order = map(document, "salesOrder");
        order.put("orderId", "");
        order.put("lines", List.of());
        map(document, "shipment").put("tracking", List.of());
        MailTemplates.Message message = templates.render("order-shipped", document);
        assertThat(message.subject()).isEqualTo("Your order ORDST2301 is on its way");
        assertThat(message.html())
                .contains("Dear customer", "have sent your order <strong>ORDST2301</strong>", "CHAI-TSK-BLK")
                .doesNotContain("Follows later", "racking number");
    }

    @Test
    void aCancelledAndARejectedOrderAreToldApartAndTheReasonIsGiven() {
        MailTemplates.Message cancelled =
                templates.render("order-cancelled", OrderDocuments.off("cancelled", "You asked <us>."));
        assertThat(cancelled.subject()).isEqualTo("Your order WEB-5001 is cancelled");
        assertThat(cancelled.html())
                .contains(
                        "The reason: You asked &lt;us&gt;.",
                        "<strong>Your card:</strong>",
                        "CHAI-TSK-BLK",
                        "DESK-EL-160")
                .contains("2 Each")
                .doesNotContain("cannot accept", "{{", "null");
        MailTemplates.Message rejected = templates.render("order-cancelled", OrderDocuments.off("rejected", null));
        assertThat(rejected.subject()).isEqualTo("About your order WEB-5001");
        assertThat(rejected.html()).contains("We cannot accept your order").doesNotContain("The reason");
    }

    @Test
    void aDeclinedCardAsksForAnotherPayment() {
        MailTemplates.Message message = templates.render(
                "payment-needed", OrderDocuments.off(null, "The card has not enough funds. Use another card."));
        assertThat(message.subject()).isEqualTo("Please pay your order WEB-5001 again");
        assertThat(message.html())
                .contains("not enough funds", "Visa ending in 4242", "$403.00", ">Card</td>", "$50.00")
                .doesNotContain("$100.00", "{{", "null");
    }

    @ParameterizedTest
    @CsvSource({
        "1Z999AA10123456784,UPS,https://www.ups.com/track?tracknum=1Z999AA10123456784",
        "1z 999 aa1 01 2345 6784,UPS,https://www.ups.com/track?tracknum=1Z999AA10123456784",
        "9400110200881234567890,USPS,https://tools.usps.com/go/TrackConfirmAction?tLabels=9400110200881234567890",
        "420606039400110200881234567890,USPS,https://tools.usps.com/go/TrackConfirmAction?tLabels=9400110200881234567890",
        "EC123456789US,USPS,https://tools.usps.com/go/TrackConfirmAction?tLabels=EC123456789US",
        "449044304137821,FedEx,https://www.fedex.com/fedextrack/?trknbr=449044304137821",
        "7949 4319 6120,FedEx,https://www.fedex.com/fedextrack/?trknbr=794943196120",
        "PALLET-7,,",
        "12345678901,,"
    })
    void aTrackingNumberIsKnownByItsForm(String number, String carrier, String url) {
        Map<String, Object> tracking = Tracking.of(number);
        assertThat(tracking.get("number")).isEqualTo(number);
        assertThat(tracking.get("carrier")).isEqualTo(carrier);
        assertThat(tracking.get("url")).isEqualTo(url);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> document, String name) {
        return (Map<String, Object>) document.get(name);
    }
}
