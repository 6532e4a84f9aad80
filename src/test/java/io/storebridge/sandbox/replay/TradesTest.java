package io.storebridge.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradesTest {

    private static final Path REAL = Path.of("../shared/data/online-retail-10k.csv");

    @Test
    void postage_is_shipping_manual_amounts_and_bank_charges_are_handling_and_d_is_a_discount() {
        Trade.Sale sale = (Trade.Sale) only(invoice(
                "1", "7", line("A", 2, "1.50"), line("POST", 3, "18"), line("M", 1, "2.55"), line("D", -1, "5")));

        assertThat(sale.goods()).extracting(Invoice.Line::item).containsExactly("A");
        assertThat(sale.fees()).extracting(Trade.Fee::kind).containsExactly("shipping", "handling");
        assertThat(sale.fees()).extracting(Trade.Fee::amount).containsExactly(money("54.00"), money("2.55"));
        assertThat(sale.discount()).isEqualByComparingTo("5");
        JsonNode order = Requests.order(sale);
        assertThat(order.at("/discounts/0/amount").asText()).isEqualTo("5.00");
        assertThat(order.at("/shipTos/0/address/country").asText()).isEqualTo("IE");
    }

    @Test
    void what_takes_the_whole_of_an_order_back_cancels_it_once_and_anything_else_is_a_return() {
        List<Trade> trades = Trades.of(List.of(
                invoice("1", "7", line("A", 2, "1.50"), line("B", 1, "4")),
                invoice("C2", "7", line("b", -1, "4.00"), line("A", -2, "1.5")),
                invoice("C3", "7", line("A", -2, "1.50"), line("B", -1, "4")),
                invoice("C4", "7", line("A", -1, "1.50"))));

        assertThat(((Trade.Cancellation) trades.get(1)).sale()).isSameAs(trades.get(0));
        assertThat(trades.get(2)).as("cancelled already").isInstanceOf(Trade.Return.class);
        assertThat(((Trade.Return) trades.get(3)).goods().get(0).quantity()).isEqualByComparingTo("1");
    }

    @Test
    void what_is_no_business_of_a_stores_is_refused_with_a_reason() {
        assertThat(refusal(invoice("1", "", line("A", -10, "0")))).contains("stock adjustment");
        assertThat(refusal(invoice("1", "", line("A", 56, "0")))).contains("nobody pays");
        assertThat(refusal(invoice("1", "7", line("BANK CHARGES", 1, "15")))).contains("no goods");
        assertThat(refusal(invoice("C1", "7", line("D", -1, "27.50")))).contains("discount afterwards");
        assertThat(refusal(invoice("1", "7", line("A", 1, "-5")))).contains("price below zero");
    }

    @Test
    void all_invoices_of_online_retail_are_orders_returns_or_refused_for_a_reason_of_the_business() {
        assumeThat(REAL).as("the data set lies beside the project").exists();

        List<Trade> trades = Trades.of(InvoiceFile.read(REAL).invoices());

        assertThat(trades.stream().filter(Trade.Sale.class::isInstance)).hasSizeGreaterThan(400);
        assertThat(trades.stream().filter(Trade.Return.class::isInstance)).hasSizeGreaterThan(35);
        assertThat(trades.stream().filter(Trade.Refused.class::isInstance).map(trade -> ((Trade.Refused) trade)
                        .reason()))
                .allMatch(reason -> reason.startsWith("a stock adjustment")
                        || reason.startsWith("charges alone")
                        || reason.startsWith("takes back charges"));
    }

    private static Trade only(Invoice invoice) {
        return Trades.of(List.of(invoice)).get(0);
    }

    private static String refusal(Invoice invoice) {
        return ((Trade.Refused) only(invoice)).reason();
    }

    private static Invoice invoice(String number, String customer, Invoice.Line... lines) {
        return new Invoice(number, customer, "EIRE", new ArrayList<>(Arrays.asList(lines)));
    }

    private static Invoice.Line line(String item, int quantity, String price) {
        return new Invoice.Line(item, "", BigDecimal.valueOf(quantity), money(price));
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }
}
