package io.storebridge.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceFileTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final Path INVENTED = Path.of("src/test/resources/replay/invoices.csv");

    @TempDir
    Path directory;

    @Test
    void sales_stand_in_the_order_of_the_file_and_what_is_passed_over_is_counted_by_reason() {
        InvoiceFile file = InvoiceFile.read(INVENTED);

        assertThat(file.sales()).extracting(Invoice::number).containsExactly("700001", "700003", "700004", "700006");
        assertThat(file.passedOver())
                .isEqualTo(Map.of(
                        "cancellation", 1,
                        "a quantity of zero or less", 1,
                        "a price below zero", 1,
                        "parts of a piece, which the store does not sell", 1));
    }

    @Test
    void lines_of_an_invoice_are_collected_and_their_values_rounded_to_cents() {
        Invoice first = InvoiceFile.read(INVENTED).sales().get(0);
        Invoice last = InvoiceFile.read(INVENTED).sales().get(3);

        assertThat(first.lines()).hasSize(4);
        assertThat(first.lines().get(0).description()).isEqualTo("TEAPOT, \"GREEN LEAF\", 1 LITRE");
        assertThat(first.quantity()).isEqualByComparingTo("66");
        assertThat(first.value()).isEqualTo(new BigDecimal("96.86"));
        assertThat(last.value()).as("1 x 15.005").isEqualTo(new BigDecimal("15.01"));
    }

    @Test
    void codes_that_differ_in_case_are_one_item_at_the_highest_price_with_the_first_description() {
        MasterData masters = MasterData.of(InvoiceFile.read(INVENTED).sales());

        assertThat(masters.items())
                .extracting(MasterData.Item::number)
                .containsExactlyInAnyOrder("10001A", "10002", "10003", "10004", "POST", "BANK CHARGES");
        MasterData.Item teapot = masters.items().stream()
                .filter(item -> item.number().equals("10001A"))
                .findFirst()
                .orElseThrow();
        assertThat(teapot.price()).isEqualByComparingTo("8.25");
        assertThat(teapot.cost()).isEqualByComparingTo("4.95");
        assertThat(teapot.description()).startsWith("TEAPOT");
        assertThat(masters.items())
                .extracting(MasterData.Item::description)
                .as("nobody describes 10004")
                .contains("Item 10004");
        assertThat(masters.customers())
                .extracting(MasterData.Customer::number)
                .containsExactly("OR101", "WALK-IN", "OR102");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "1,A,x,six,d,1.00,7,UK|Quantity 'six' is not a number",
                "1,A,x,6,d,1E9,7,UK|UnitPrice '1E9' is not a number",
                "1,A,x,6,d,,7,UK|UnitPrice '' is not a number",
                "1,,x,6,d,1.00,7,UK|StockCode '' does not have 1 to 30 characters",
                "1,A,x,6,d,1.00,7|has 7 values, but there are 8 columns",
                "1,A,x,y,6,d,1.00,7,UK|has 9 values, but there are 8 columns",
                "in voice,A,x,6,d,1.00,7,UK|InvoiceNo 'in voice' is not 1 to 20 letters",
                "0,A,x,6,d,1.00,8,UK|CustomerID is '8', but invoice 0 began with '7'",
                "1,A,\"x\" y,6,d,1.00,7,UK|is no CSV",
                "1,A,\"x,6,d,1.00,7,UK|is no CSV",
            })
    void a_line_that_cannot_be_understood_is_named(String line, String reason) throws IOException {
        Path file = write(HEADER + "0,A,\"x,\nx\",6,d,1.00,7,UK\n" + line + "\n");

        assertThatThrownBy(() -> InvoiceFile.read(file))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining(file + ", line 4: ")
                .hasMessageContaining(reason);
    }

    @Test
    void missing_columns_are_named_with_those_that_are_there() throws IOException {
        Path file = write("Invoice,StockCode,Description,Quantity,UnitPrice,Country\n1,A,x,1,1,UK\n");

        assertThatThrownBy(() -> InvoiceFile.read(file))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining("line 1: lacks the columns CustomerID, InvoiceNo; it has Invoice, StockCode");
        assertThatThrownBy(() -> InvoiceFile.read(write(""))).hasMessageContaining("is empty");
    }

    @Test
    void a_byte_order_mark_and_windows_characters_do_no_harm() throws IOException {
        Path file = directory.resolve("windows.csv");
        String text = HEADER + "1,A,\u00a35 TIN,1,d,5.00,7,UK\n";

        Files.writeString(file, text, Charset.forName("windows-1252"));
        assertThat(InvoiceFile.read(file).sales().get(0).lines().get(0).description())
                .isEqualTo("\u00a35 TIN");

        Files.writeString(file, "\uFEFF" + text, StandardCharsets.UTF_8);
        assertThat(InvoiceFile.read(file).sales().get(0).lines().get(0).description())
                .isEqualTo("\u00a35 TIN");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("file.csv"), text);
    }
}
