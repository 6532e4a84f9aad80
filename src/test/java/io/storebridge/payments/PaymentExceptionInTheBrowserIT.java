package io.storebridge.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Reconciliation.Difference;
import io.storebridge.testing.Browser;
import io.storebridge.testing.Storefront;
import io.storebridge.workflow.Users;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Receivables put right in the real Tasklist what GP refuses after the charge, and what the night has found. */
@WithPaymentPartners
class PaymentExceptionInTheBrowserIT {

    private static final By COMPLETE = By.xpath("//button[normalize-space()='Complete']");

    @Autowired
    Storefront store;

    @Autowired
    PaymentPartners partners;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    @Test
    void receivables_correct_the_amount_add_an_invoice_and_post_again_and_clear_up_a_difference() {
        users.provide("admin", "Alice", "Morgan", "", "admin", "admin");
        users.provide("receivables", "Robert", "Vance", "", "receivables", "receivables");
        payAndBeRefused("KELLER", "PAY-2041");
        Awaitility.await().until(() -> store.get("/api/invoice-payment/PAY-2041")
                .at("/waitsFor/tasks")
                .toString()
                .contains("GP refuses"));

        try (Browser browser = Browser.open()) {
            browser.driver().manage().window().setSize(new Dimension(1500, 1250));
            browser.go("http://127.0.0.1:%d/camunda/app/tasklist/default/".formatted(port));
            browser.type("input[placeholder=Username]", "receivables");
            browser.type("input[placeholder=Password]", "receivables");
            browser.click("button[type=submit]");
            browser.see(".tasks-list");
            browser.click(".tasks-list li h4 a");
            browser.clickText("Claim");
            browser.see("button.unclaim");
            assertThat(browser.see(".sb .notice b").getText())
                    .isEqualTo(
                            "GP says no: Less is owed on invoice STDINV2261 than was to be paid: 232.35 is owed now");
            assertThat(browser.see("td.fault .error").getText()).isEqualTo("232.35 is owed now");
            assertThat(browser.driver().findElement(COMPLETE).isEnabled()).isFalse();
            browser.screenshot("payment-exception-refused");

            browser.type("input[name=amount]", "232.35");
            assertThat(browser.see(".grand .left").getText()).isEqualTo("500.00");
            assertThat(browser.driver().findElement(COMPLETE).isEnabled()).isFalse();
            browser.click("button.add");
            assertThat(browser.see(".grand .left").getText()).isEqualTo("0.00");
            assertThat(browser.driver().findElements(By.cssSelector("td.fault")))
                    .isEmpty();
            browser.screenshot("payment-exception");
            browser.clickText("Complete");
            browser.gone("input[name=amount]");

            JsonNode done = store.awaitThat("/api/invoice-payment/PAY-2041", "completed");
            assertThat(done.at("/result/receipt/invoices").toString())
                    .isEqualTo(
                            """
                            [{"invoice":"STDINV2261","amount":"232.35"},{"invoice":"STDINV2268","amount":"500.00"}]""");

            payAndBeRefused("WOOD", "PAY-2042");
            browser.driver().navigate().refresh();
            openTask(browser, "PAY-2042");
            browser.click("input[name=decision][value=refund]");
            assertThat(browser.driver().findElement(COMPLETE).isEnabled()).isFalse();
            browser.type("#reason", "Your invoice was paid by cheque on the same day.");
            browser.screenshot("payment-exception-refund");
            browser.clickText("Complete");
            browser.gone("#reason");
            JsonNode refunded = store.awaitThat("/api/invoice-payment/PAY-2042", "rejected");
            assertThat(refunded.at("/result/reason").asText())
                    .isEqualTo("Your invoice was paid by cheque on the same day.");

            findDifference();
            browser.driver().navigate().refresh();
            openTask(browser, "pi_3PqA7x");
            browser.click("input[name=outcome][value=recorded]");
            browser.type("#note", "Entered by hand as PYMNT000000000471.");
            browser.screenshot("unmatched-payment");
            browser.clickText("Complete");
            browser.gone("#note");
        }
    }

    private void payAndBeRefused(String customer, String paymentId) {
        String first = customer.equals("KELLER") ? "STDINV2261" : "STDINV3301";
        String second = customer.equals("KELLER") ? "STDINV2268" : "STDINV3302";
        partners.owe(customer, first, "732.35");
        partners.owe(customer, second, "1048.00");
        partners.next("confirm", customer, charge -> {
            partners.owe(customer, first, "232.35");
            return charge;
        });
        assertThat(store.post(
                                "/api/invoice-payment",
                                """
                                {"paymentId":"%s","customer":"%s","buyer":{"name":"Ann Abel","email":"ann.abel@example.com"},
                                 "invoices":[{"invoice":"%s","amount":"732.35"}],"paymentMethod":"pm_card_visa"}"""
                                        .formatted(paymentId, customer, first))
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        Awaitility.await()
                .until(() -> store.get("/api/invoice-payment/" + paymentId)
                                .at("/waitsFor/tasks")
                                .size()
                        == 1);
    }

    private void findDifference() {
        Charge charge = new Charge(
                "pi_3PqA7x",
                "PAY-1988",
                "KELLER",
                Charge.Status.succeeded,
                new BigDecimal("1210.40"),
                "USD",
                "Visa ending in 4242",
                new BigDecimal("0.00"),
                Instant.parse("2026-11-20T10:15:00Z"));
        partners.differences(List.of(new Difference(
                "pi_3PqA7x",
                "charge-without-receipt",
                "PAY-1988",
                charge,
                null,
                "1210.40 USD was charged for customer KELLER (payment PAY-1988, charge pi_3PqA7x), but there is no receipt"
                        + " of it. Record a receipt with this charge's id, or give the money back.",
                false)));
        String id = store.post("/api/payment-reconciliation", "{}")
                .getBody()
                .path("id")
                .asText();
        store.awaitThat("/api/payment-reconciliation/" + id, "completed");
    }

    private static void openTask(Browser browser, String about) {
        browser.see(".tasks-list li h4 a");
        browser.driver()
                .findElement(By.xpath("//ol[contains(@class,'tasks-list')]//h4/a[contains(.,'%s')]".formatted(about)))
                .click();
        browser.clickText("Claim");
        browser.see("button.unclaim");
    }
}
