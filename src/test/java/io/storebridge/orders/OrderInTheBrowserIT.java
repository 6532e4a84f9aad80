package io.storebridge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.testing.Browser;
import io.storebridge.testing.Storefront;
import io.storebridge.workflow.Users;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sales review an order in the real Tasklist, change it, and put right what GP refuses; then they lift its hold. */
@WithOrderPartners
class OrderInTheBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final By COMPLETE = By.xpath("//button[normalize-space()='Complete']");

    @Autowired
    Storefront store;

    @Autowired
    OrderPartners partners;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    @Test
    void sales_change_hold_correct_and_lift_an_order() {
        users.provide("admin", "Alice", "Morgan", "", "admin", "admin");
        users.provide("sales", "Susan", "Wells", "", "sales", "sales");
        partners.look("WEB-5001", "lowMargin", "priceDiffers");
        partners.refuse(
                "place",
                "WEB-5001",
                new Failure.Rejected(
                        ErrorCodes.ITEM_UNKNOWN,
                        "GP has no item CHAI-TSK-BLU",
                        List.of(
                                new Failure.Field("/lines/1/item", "unknown in GP"),
                                new Failure.Field("/shipTos/0/address/zip", "not a postal code of Illinois")),
                        "taSopLineIvcInsert 4776: item number does not exist"));
        place();

        try (Browser browser = Browser.open()) {
            browser.driver().manage().window().setSize(new Dimension(1500, 1750));
            browser.go("http://127.0.0.1:%d/camunda/app/tasklist/default/".formatted(port));
            Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> browser.driver()
                    .findElement(By.cssSelector("input[placeholder=Username]"))
                    .isDisplayed());
            browser.type("input[placeholder=Username]", "sales");
            browser.type("input[placeholder=Password]", "sales");
            browser.click("button[type=submit]");
            browser.see(".tasks-list");
            openTask(browser, "Review order WEB-5001");
            assertThat(browser.see(".sb .notice").getText())
                    .contains("The margin is below 12 %")
                    .contains("A price is below the account's price in GP");
            assertThat(browser.see(".grand td:nth-child(2)").getText()).isEqualTo("1,023.23");
            browser.screenshot("order-review");

            browser.click("input[name=decision][value=change]");
            assertThat(browser.driver().findElement(COMPLETE).isEnabled()).isFalse();
            browser.type("input[name=quantity]", "3");
            assertThat(browser.see(".grand td:nth-child(2)").getText()).isEqualTo("1,212.23");
            browser.clickText("All by card");
            browser.screenshot("order-review-change");
            browser.clickText("Complete");
            browser.gone("input[name=quantity]");
            Awaitility.await().atMost(PATIENCE).until(() -> partners.told("WEB-5001")
                    .contains("release authorized"));

            openTask(browser, "Review order WEB-5001");
            browser.click("input[name=decision][value=hold]");
            browser.type("#note", "Ask whether the second floor has a lift.");
            browser.screenshot("order-review-hold");
            browser.clickText("Complete");
            browser.gone("#note");

            openTask(browser, "Put right order WEB-5001");
            assertThat(browser.see("td.fault .error").getText()).isEqualTo("unknown in GP");
            browser.screenshot("order-fix");
            browser.type("td.fault input", "CHAI-TSK-BLK");
            browser.clickText("Complete");
            browser.gone("td.fault");

            openTask(browser, "Order WEB-5001 of Customer WEB-5001 is on hold");
            browser.see(".fjs-form");
            browser.screenshot("order-lift-hold");
            browser.clickText("Complete");

            JsonNode done = store.awaitThat("/api/order-to-erp/WEB-5001", "completed");
            assertThat(done.at("/result/charges/0/amount").asText()).isEqualTo("1212.23");
            assertThat(partners.placed("WEB-5001").lines().get(1).item()).isEqualTo("CHAI-TSK-BLK");
            assertThat(partners.placed("WEB-5001").lines().get(0).quantity()).isEqualByComparingTo(new BigDecimal("3"));
            assertThat(partners.told("WEB-5001")).containsOnlyOnce("reserve numbers");
        }
    }

    private void place() {
        assertThat(store.post(
                                "/api/order-to-erp",
                                """
                                {"orderId":"WEB-5001","currency":"USD","placedAt":"2026-11-24T09:30:00Z",
                                 "account":{"id":"aaron-fitz","customer":"WEB-5001","name":"Aaron Fitz Electrical"},
                                 "buyer":{"name":"Ann Abel","email":"ann.abel@example.com"},"purchaseOrder":"PO-4711",
                                 "note":"Please deliver to the second floor.",
                                 "billTo":{"code":"PRIMARY","name":"Aaron Fitz Electrical","street1":"11403 45 St. South","city":"Chicago","state":"IL","zip":"60603","country":"US"},
                                 "shipTos":[{"id":"1","address":{"name":"Aaron Fitz, warehouse","street1":"3 Dock Road","city":"Joliet","state":"IL","zip":"99999","country":"US"},"shippingMethod":"GROUND"}],
                                 "lines":[{"id":"1","item":"DESK-STD-OAK","quantity":2,"unitPrice":"189.00"},
                                          {"id":"2","item":"CHAI-TSK-BLU","quantity":"5","unitPrice":"123.00","variant":"Blue / L","note":"with armrests","attributes":{"Engraving":"AFE"}}],
                                 "payments":[{"kind":"card","amount":"1023.23","method":"pm_card_visa","description":"Visa ending in 4242"}]}""")
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> store.get("/api/order-to-erp/WEB-5001")
                                .at("/waitsFor/tasks")
                                .size()
                        == 1);
    }

    private static void openTask(Browser browser, String about) {
        By title = By.xpath("//ol[contains(@class,'tasks-list')]//h4/a[contains(.,\"%s\")]".formatted(about));
        Awaitility.await().ignoreExceptions().atMost(PATIENCE).until(() -> {
            browser.driver().navigate().refresh();
            browser.see(".tasks-list li h4 a");
            return !browser.driver().findElements(title).isEmpty();
        });
        browser.driver().findElement(title).click();
        browser.clickText("Claim");
        browser.see("button.unclaim");
    }
}
