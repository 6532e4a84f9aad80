package io.storebridge.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.testing.Browser;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.WithSandbox;
import io.storebridge.workflow.Users;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sales review a quote in the real Tasklist. */
@WithSandbox
class QuoteInTheBrowserIT {

    private static final By COMPLETE = By.xpath("//button[normalize-space()='Complete']");

    @Autowired
    Storefront store;

    @Autowired
    SandboxSystems systems;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    @Test
    void sales_change_a_price_approve_and_the_order_is_in_gp() {
        users.provide("admin", "Alice", "Morgan", "", "admin", "admin");
        users.provide("sales", "Sandra", "Ellis", "", "sales", "sales");
        assertThat(store.post(
                                "/api/quote-to-order",
                                """
                                {"requestId":"browser","customer":"AARONFIT0001",
                                 "buyer":{"name":"Ravi Mitchell","email":"%s"},
                                 "lines":[{"item":"CHAI-TSK-BLK","quantity":4,"targetPrice":"180.00"}]}"""
                                        .formatted(
                                                systems.contact("AARONFIT0001").email()))
                        .getStatusCode()
                        .value())
                .isEqualTo(202);

        try (Browser browser = Browser.open()) {
            browser.go("http://127.0.0.1:%d/camunda/app/tasklist/default/".formatted(port));
            browser.type("input[placeholder=Username]", "sales");
            browser.type("input[placeholder=Password]", "sales");
            browser.click("button[type=submit]");
            browser.see(".tasks-list");
            assertThat(browser.driver().findElements(By.cssSelector(".ce-eol-banner")))
                    .noneMatch(banner -> banner.isDisplayed());
            browser.click(".tasks-list li h4 a");
            browser.clickText("Claim");
            browser.see("button.unclaim");
            browser.type("input[name=price]", "two hundred");
            assertThat(browser.see(".sb .error").getText()).isEqualTo("A number such as 12.50");
            assertThat(browser.driver().findElement(COMPLETE).isEnabled()).isFalse();
            browser.type("input[name=price]", "210.50");
            assertThat(browser.driver()
                            .findElement(By.cssSelector("input[name=decision][value=approve]"))
                            .isSelected())
                    .isTrue();
            browser.screenshot("quote-review");
            browser.clickText("Complete");
            browser.gone("input[name=price]");
        }

        store.awaitThat("/api/quote-to-order/browser", "accept");
        store.post("/api/quote-to-order/browser/accept", "{}");
        JsonNode done = store.awaitThat("/api/quote-to-order/browser", "completed");
        BigDecimal total = JdbcClient.create(systems.gpData())
                .sql("select DOCAMNT from SOP10100 where SOPTYPE = 2 and SOPNUMBE = ?")
                .param(done.at("/result/orderNumber").asText())
                .query(BigDecimal.class)
                .single();
        assertThat(total).isEqualByComparingTo("842.00");
    }
}
