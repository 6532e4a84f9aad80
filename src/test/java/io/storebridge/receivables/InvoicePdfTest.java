package io.storebridge.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storebridge.commerce.Invoice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;

class InvoicePdfTest {

    /** The files stay there to be looked at. */
    private static final Path PRINTED = Path.of("target/invoices");

    private final InvoicePdf printer = Invoices.printer();

    @Test
    void an_invoice_says_who_owes_whom_how_much_until_when_and_for_what() throws IOException {
        String text = text(print("three-lines", Invoices.of(Invoices.lines(3))));

        assertThat(text)
                .contains("Northfield Supply Company", "4277 Lyndale Avenue", "INVOICE", "STDINV2260")
                .contains("Aaron Fittings & Electric", "Springfield, IL 62704", "Receiving, Dock 2")
                .contains("Nov 9, 2026", "Dec 9, 2026", "Net 30", "PO-4711", "STDORD2254")
                .contains("Task Chair, Black, Adjustable Arms", "$225.00")
                .contains("Subtotal $730.10", "Freight $18.50", "Tax $45.63", "Total $794.23")
                .contains("Amount due (USD) $794.23", "Please pay to", "Page 1 of 1")
                .doesNotContain("Miscellaneous", "Payments and credits");
        assertThat(stamps(text)).isEmpty();
    }

    @Test
    void the_lines_of_a_long_invoice_go_on_under_the_same_headings() throws IOException {
        byte[] pdf = print("many-lines", Invoices.of(Invoices.lines(120)));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(4, 8);
            for (int page = 1; page < pages; page++) {
                assertThat(text(document, page))
                        .contains("Description", "Unit price", "Page %d of %d".formatted(page, pages));
                assertThat(text(document, page + 1)).contains("Invoice STDINV2260");
            }
            assertThat(text(document, pages)).contains("Amount due (USD)");
        }
    }

    @Test
    void a_paid_invoice_is_stamped_and_asks_for_nothing() throws IOException {
        String text = text(print("paid", Invoices.paid(Invoices.lines(3))));

        assertThat(text)
                .contains("Payments and credits -$794.23", "Amount due (USD) $0.00")
                .doesNotContain("Please pay to");
        assertThat(stamps(text)).containsExactly("PAID");
    }

    @Test
    void a_void_invoice_is_stamped_and_asks_for_nothing() throws IOException {
        Invoice i = Invoices.of(Invoices.lines(1));
        Invoice voided = new Invoice(
                i.number(),
                i.customer(),
                i.customerName(),
                i.date(),
                i.due(),
                i.terms(),
                null,
                null,
                i.currency(),
                null,
                null,
                null,
                null,
                null,
                i.total(),
                i.balance(),
                true,
                true,
                null,
                null,
                List.of());

        String text = text(print("void", voided));

        assertThat(text)
                .contains("Amount due (USD) $0.00", "Aaron Fittings & Electric")
                .doesNotContain("Please pay to", "This invoice was due", "Description", "Your order");
        assertThat(stamps(text)).containsExactly("VOID");
    }

    @Test
    void names_in_latin_cyrillic_and_greek_are_printed() throws IOException {
        for (String name : List.of("Żółć & Søn Größe", "ООО «Электромонтаж» Київ", "Ηλεκτρολογικά Αθηνών")) {
            assertThat(text(printer.print(Invoices.of("STDINV2262", name, Invoices.lines(1), false))))
                    .contains(name);
        }
        print("cyrillic", Invoices.of("STDINV2262", "ООО «Электромонтаж» Київ", Invoices.lines(1), false));
    }

    @Test
    void markup_and_control_characters_in_a_text_are_text() throws IOException {
        String hostile = "<script>alert(1)</script> & <img src=\"http://127.0.0.1:1/x\"/> {{number}} \u0001\uFFFFend";

        String text = text(print("hostile", Invoices.of(List.of(Invoices.line("A&B<i>", hostile, 1, "1.00")))));

        assertThat(text.replaceAll("\\s+", " "))
                .contains("<script>alert(1)</script> & <img src=", "{{number}} end", "A&B<i>");
    }

    @Test
    void words_longer_than_their_column_are_broken_and_large_amounts_fit() throws IOException {
        String word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
        Invoice.Line line = new Invoice.Line(
                "ITEM-NUMBER-OF-31-CHARACTERS-XX",
                word,
                new BigDecimal("1234567.12345"),
                "Thousand",
                new BigDecimal("99999.99999"),
                new BigDecimal("123456711110.55"));

        String text = text(print("long-words", Invoices.of("STDINV-THE-LONGEST-1", word, List.of(line), false)));

        assertThat(text.replaceAll("\\s+", ""))
                .contains(word, "ITEM-NUMBER-OF-31-CHARACTERS-XX", "$123,456,711,110.55");
    }

    @Test
    void a_thousand_lines_are_printed_to_the_last() throws IOException {
        List<Invoice.Line> lines = new ArrayList<>(Invoices.lines(999));
        lines.add(Invoices.line("THE-LAST", "The last of them", 1, "1.00"));

        assertThat(text(printer.print(Invoices.of(lines)))).contains("The last of them", "Amount due");
    }

    @Test
    void the_same_invoice_is_the_same_file() {
        Invoice invoice = Invoices.of(Invoices.lines(5));

        assertThat(printer.print(invoice)).isEqualTo(printer.print(invoice));
    }

    @Test
    void a_company_prints_on_its_own_paper_with_its_own_template(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("invoice.html"), "<html><body>Rechnung {{number}} {{>_greeting}}</body></html>");
        Files.writeString(folder.resolve("_greeting.html"), "<p>Danke!</p>");
        InvoicePdf own =
                Invoices.printer(new DocumentProperties(folder.toUri().toString(), DocumentProperties.PageSize.letter));
        InvoicePdf a4 =
                Invoices.printer(new DocumentProperties(DocumentFiles.BUILT_IN, DocumentProperties.PageSize.a4));

        assertThat(text(own.print(Invoices.of(List.of())))).contains("Rechnung STDINV2260", "Danke!");
        try (PDDocument document = Loader.loadPDF(a4.print(Invoices.of(Invoices.lines(1))))) {
            assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(841f, 842f);
        }
    }

    @Test
    void letters_that_the_first_font_lacks_are_taken_from_the_next(@TempDir Path folder) throws IOException {
        Files.copy(
                Path.of("src/main/resources/documents/fonts/NotoSans-Regular.ttf"),
                Files.createDirectory(folder.resolve("own")).resolve("Own.ttf"));
        Files.writeString(
                folder.resolve("invoice.html"),
                """
                <html><head><style>@font-face { font-family: Own; src: url(own/Own.ttf); -fs-font-subset: subset; }
                body { font-family: Helvetica, Own; }</style></head><body>{{customerName}}</body></html>""");
        InvoicePdf own =
                Invoices.printer(new DocumentProperties(folder.toUri().toString(), DocumentProperties.PageSize.letter));

        assertThat(text(own.print(Invoices.of("STDINV2263", "Firma Київ", List.of(), false))))
                .contains("Firma Київ");
    }

    @Test
    void a_template_reaches_no_file_and_no_network(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
        Path templates = Files.createDirectory(folder.resolve("templates"));
        Files.writeString(
                templates.resolve("invoice.html"),
                """
                <!DOCTYPE html [<!ENTITY secret SYSTEM "%s">]>
                <html><head><link rel="stylesheet" href="../secret.txt"/></head>
                <body>Seen: &secret; <img src="http://127.0.0.1:1/a.png"/><img src="%s"/><object data="file:/etc/hostname"/></body></html>
                """
                        .formatted(secret.toUri(), secret.toUri()));
        InvoicePdf own = Invoices.printer(
                new DocumentProperties(templates.toUri().toString(), DocumentProperties.PageSize.letter));

        assertThat(text(own.print(Invoices.of(List.of())))).contains("Seen:").doesNotContain("top secret");
    }

    @Test
    void a_logo_that_is_not_there_stops_no_invoice() throws IOException {
        InvoicePdf plain = new InvoicePdf(
                new CompanyProperties("A Company", List.of(), "", "", "", "", "file:/no/such.png", List.of(), ""),
                new DocumentProperties(DocumentFiles.BUILT_IN, DocumentProperties.PageSize.letter),
                new DefaultResourceLoader());

        assertThat(text(plain.print(Invoices.of(List.of())))).contains("A Company", "Amount due");
    }

    @Test
    void without_a_seller_nothing_is_printed() {
        InvoicePdf nobody = new InvoicePdf(
                new CompanyProperties("", List.of(), "", "", "", "", "", List.of(), ""),
                new DocumentProperties(DocumentFiles.BUILT_IN, DocumentProperties.PageSize.letter),
                new DefaultResourceLoader());

        assertThatThrownBy(() -> nobody.print(Invoices.of(List.of()))).hasMessageContaining("storebridge.company.name");
    }

    private byte[] print(String name, Invoice invoice) throws IOException {
        byte[] pdf = printer.print(invoice);
        Files.createDirectories(PRINTED);
        Files.write(PRINTED.resolve(name + ".pdf"), pdf);
        return pdf;
    }

    /** Stamps are spaced and turned, so their letters come one by one. */
    private static List<String> stamps(String text) {
        return Pattern.compile("P\\s*A\\s*I\\s*D|V\\s*O\\s*I\\s*D")
                .matcher(text)
                .results()
                .map(found -> found.group().replaceAll("\\s", ""))
                .toList();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper reader = new PDFTextStripper();
        reader.setStartPage(page);
        reader.setEndPage(page);
        return reader.getText(document);
    }
}
