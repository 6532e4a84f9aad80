package io.storebridge.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.DefaultResourceLoader;

class MailTemplatesTest {

    private final MailTemplates templates = new MailTemplates(new DefaultResourceLoader(), "classpath:/mail/");

    @TempDir
    Path folder;

    @Test
    void theConfirmationShowsLinesAndAmountsWithTheirCurrency() {
        String html = templates.render("order-confirmation", Documents.order()).html();
        assertThat(html)
                .contains("<strong>STDORD1</strong>")
                .contains("$9.125")
                .contains("$1,250.00")
                .contains("$1,374.50")
                .contains("November 23, 2026")
                .contains("12 Each")
                .doesNotContain("delivery by")
                .doesNotContain("{{");
    }

    @Test
    void valuesAreEscapedInTheBodyAndNotInTheSubject() throws Exception {
        write("greeting", "<title>To {{name}}</title><p>{{name}}</p>");
        MailTemplates.Message message = inFolder().render("greeting", Map.of("name", "Smith & <Sons>"));
        assertThat(message.subject()).isEqualTo("To Smith & <Sons>");
        assertThat(message.html()).contains("<p>Smith &amp; &lt;Sons&gt;</p>");
        assertThat(templates.render("order-confirmation", Documents.order()).html())
                .contains("Ann &lt;Abel&gt;")
                .contains("128 meg &quot;SDRAM&quot; &amp; more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"order-confirmation", "quote-published", "quote-expired", "quote-declined", "quote-rejected"})
    void everyTemplateFitsItsDocument(String name) {
        MailTemplates.Message message = templates.render(name, Documents.order());
        assertThat(message.subject()).contains("STDORD1").doesNotContain("{{");
        assertThat(message.html()).contains("$1,374.50").doesNotContain("{{");
    }

    @Test
    void theReceiptOfAPaymentShowsInvoicesCardNumberAndTheNewBalance() {
        MailTemplates.Message message = templates.render("payment-receipt", Documents.payment());
        assertThat(message.subject()).isEqualTo("Your payment of $1,374.50 (receipt PYMNT000000000042)");
        assertThat(message.html())
                .contains("Ann &lt;Abel&gt;", "Aaron Fittings &amp; Electric", "Visa ending in 4242")
                .contains("November 23, 2026", "STDINV2211", "$1,250.00", "STDINV&lt;2&gt;", "$124.50")
                .contains("$12,480.75")
                .doesNotContain("{{");
    }

    @Test
    void theNoticeOfARefundShowsAmountCardReasonAndWhatHappensNow() {
        MailTemplates.Message message = templates.render("payment-refunded", Documents.payment());
        assertThat(message.subject()).isEqualTo("Your payment of $1,374.50 is refunded");
        assertThat(message.html())
                .contains("Ann &lt;Abel&gt;", "Visa ending in 4242", "<strong>What happens now:</strong>")
                .contains("The reason: Both invoices were paid by check &lt;yesterday&gt;.")
                .doesNotContain("{{");
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatIsNotKnownOfAPaymentIsLeftOut() {
        Map<String, Object> payment = Documents.payment();
        payment.keySet().removeAll(Set.of("buyer", "reason"));
        payment.put("customer", Map.of("name", "Aaron", "credit", Map.of()));
        ((Map<String, Object>) payment.get("charge")).put("method", null);
        assertThat(templates.render("payment-receipt", payment).html())
                .contains("Dear customer")
                .doesNotContain("paid with", "Balance");
        payment.put("customer", null);
        assertThat(templates.render("payment-receipt", payment).html())
                .contains("PYMNT000000000042")
                .doesNotContain("for the account of");
        payment.keySet().removeAll(Set.of("receipt", "customer"));
        assertThat(templates.render("payment-refunded", payment).html())
                .contains("Dear customer", "$1,374.50")
                .doesNotContain("reason", "Back to");
    }

    @Test
    void anAmountHasTheCurrencyOfItsPayment() throws Exception {
        write("total", "<title>{{#asMoney}}{{amount}}{{/asMoney}}</title>");
        Map<String, Object> amount = Map.of("amount", "12.5", "charge", Map.of("currency", "EUR"));
        assertThat(inFolder().render("total", amount).subject()).isEqualTo("€12.50");
        assertThat(inFolder().render("total", Map.of("amount", "12.5")).subject())
                .isEqualTo("12.5");
    }

    @Test
    void aTemplateInAFolderCanBeChangedWithoutARestart() throws Exception {
        MailTemplates own = inFolder();
        write("note", "<title>One</title>");
        assertThat(own.render("note", Map.of()).subject()).isEqualTo("One");
        write("note", "<title>Two</title>");
        assertThat(own.render("note", Map.of()).subject()).isEqualTo("Two");
    }

    @Test
    void whatTheFolderLacksIsBuiltInAndAnOwnPartChangesAllTemplates() throws Exception {
        Files.writeString(folder.resolve("_bottom.html"), "<p>Northfield Supply</p>");
        write("quote-expired", "<title>Gone: {{number}}</title>{{>_bottom}}");
        MailTemplates own = inFolder();
        assertThat(own.render("quote-expired", Documents.order()).html())
                .isEqualTo("<title>Gone: STDORD1</title><p>Northfield Supply</p>");
        assertThat(own.render("order-confirmation", Documents.order()).html())
                .contains("Thank you for your order", "<p>Northfield Supply</p>")
                .doesNotContain("sent automatically");
        Files.writeString(folder.resolve("_bottom.html"), "<p>Changed</p>");
        assertThat(own.render("order-confirmation", Documents.order()).html()).contains("<p>Changed</p>");
        Files.delete(folder.resolve("_bottom.html"));
        assertThat(own.render("order-confirmation", Documents.order()).html()).contains("sent automatically");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "/etc/passwd", "sub/../../secret", "file:/etc/passwd", "classpath:application"})
    void aTemplateReachesNothingOutsideItsFolder(String part) throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path inside = Files.createDirectory(outside.resolve("mail"));
        Files.writeString(outside.resolve("secret.html"), "a secret");
        Files.writeString(inside.resolve("nosy.html"), "<title>Nosy</title>{{>" + part + "}}");
        MailTemplates own =
                new MailTemplates(new DefaultResourceLoader(), inside.toUri().toString());
        Failure.Rejected e = catchThrowableOfType(Failure.Rejected.class, () -> own.render("nosy", Map.of()));
        assertThat(e).isNotNull();
        assertThat(e.code()).isEqualTo(ErrorCodes.MAIL_REFUSED);
        assertThat(e.getMessage()).contains("nosy").doesNotContain("a secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "../application", "_lines", "untitled", "broken"})
    void whatIsNoTemplateIsRefused(String name) throws Exception {
        write("untitled", "<p>no title</p>");
        write("broken", "<title>{{#open}}</title>");
        Failure.Rejected e =
                catchThrowableOfType(Failure.Rejected.class, () -> inFolder().render(name, Map.of()));
        assertThat(e.code()).isEqualTo(ErrorCodes.MAIL_REFUSED);
        assertThat(e.getMessage()).contains(name);
    }

    @Test
    void aValueThatTheDocumentLacksIsRefusedRatherThanLeftOut() {
        Failure.Rejected e =
                catchThrowableOfType(Failure.Rejected.class, () -> templates.render("order-confirmation", Map.of()));
        assertThat(e.getMessage()).contains("number");
    }

    @Test
    void amountsAndDatesThatAreNoneStayAsTheyAre() {
        assertThat(Wording.money("1250.5", "USD")).isEqualTo("$1,250.50");
        assertThat(Wording.money("1250", "JPY")).isEqualTo("¥1,250");
        assertThat(Wording.money("12.5", "Z-US$")).isEqualTo("12.5 Z-US$");
        assertThat(Wording.money("soon", "USD")).isEqualTo("soon USD");
        assertThat(Wording.day("tomorrow")).isEqualTo("tomorrow");
        assertThat(Wording.number("2.50000")).isEqualTo("2.5");
        assertThat(Wording.day("2026-11-24T09:30:00Z")).isEqualTo("November 24, 2026");
        assertThat(Wording.isZero("0.000")).isTrue();
        assertThat(Wording.isZero("soon")).isFalse();
    }

    private MailTemplates inFolder() {
        return new MailTemplates(new DefaultResourceLoader(), folder.toUri().toString());
    }

    private void write(String name, String html) throws Exception {
        Files.writeString(folder.resolve(name + ".html"), html);
    }
}
