package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {

    private static final BigDecimal ALL = new BigDecimal("999999999999");

    @ParameterizedTest
    @CsvSource({"1, 9.00", "9, 9.00", "9.5, 8.00", "10, 8.00", "49, 8.00", "50, 7.00", "1000000, 7.00"})
    void theBreakOfTheQuantityCounts(BigDecimal quantity, String price) {
        Item.PriceList list = list(0, 0, "0", at("9", "9"), at("49", "8"), at(ALL.toString(), "7"));
        assertThat(Pricing.unitPrice(item(1, list), "WHOLESALE", "EACH", quantity))
                .isEqualTo(price);
    }

    @ParameterizedTest
    @CsvSource({"1, 25, 25.00", "2, 25, 50.00", "3, 25, 125.00", "4, 25, 100.00", "5, 20, 125.00", "6, 20, 100.00"})
    void eachPriceMethodReckonsFromItsOwnBase(int method, String value, String price) {
        Item.PriceList list = list(0, 0, "0", at(ALL.toString(), value));
        assertThat(Pricing.unitPrice(item(method, list), "WHOLESALE", "EACH", BigDecimal.ONE))
                .isEqualTo(price);
    }

    @ParameterizedTest
    @CsvSource({"1, 10.03", "2, 10.05", "3, 10.00", "4, 10.05"})
    void pricesAreRoundedToMultiplesByTheListsRule(int roundTo, String price) {
        Item.PriceList list = list(1, roundTo, "0.05", at(ALL.toString(), "10.03"));
        assertThat(Pricing.unitPrice(item(1, list), "WHOLESALE", "EACH", BigDecimal.ONE))
                .isEqualTo(price);
    }

    @Test
    void aLevelWithoutAPriceFallsBackToTheItemsLevelThenToTheListPrice() {
        Item.PriceList retail = list(0, 0, "0", at(ALL.toString(), "30"));
        Item item = item(1, Map.of(new Item.PriceKey("RETAIL", "EACH"), retail));
        assertThat(Pricing.unitPrice(item, "WHOLESALE", "EACH", BigDecimal.ONE)).isEqualTo("30.00");
        assertThat(Pricing.unitPrice(item, "", "EACH", BigDecimal.ONE)).isEqualTo("30.00");
        assertThat(Pricing.unitPrice(item, "WHOLESALE", "CASE", BigDecimal.ONE)).isEqualTo("2400.00");
    }

    @Test
    void breaksAreGivenWhereThePriceChanges() {
        Item item = item(
                1,
                Map.of(
                        new Item.PriceKey("WHOLESALE", "EACH"),
                        list(0, 0, "0", at("9", "10"), at("19", "10"), at("49", "8")),
                        new Item.PriceKey("RETAIL", "EACH"),
                        list(0, 0, "0", at("99", "12"), at(ALL.toString(), "11"))));
        assertThat(Pricing.breaks(item, "WHOLESALE", "EACH"))
                .extracting(step -> step.fromQuantity() + ": " + step.price())
                .containsExactly("1: 10.00", "20: 8.00", "50: 12.00", "100: 11.00");
        assertThat(Pricing.breaks(item, "", "EACH")).hasSize(2);
        assertThat(Pricing.breaks(item, "WHOLESALE", "CASE"))
                .extracting(step -> step.fromQuantity() + ": " + step.price())
                .containsExactly("1: 2400.00");
    }

    @Test
    void aMarginOfAHundredPercentHasNoPriceOfItsOwn() {
        Item.PriceList list = list(0, 0, "0", at(ALL.toString(), "100"));
        assertThat(Pricing.unitPrice(item(5, list), "WHOLESALE", "EACH", BigDecimal.ONE))
                .isEqualTo("200.00");
    }

    @Test
    void discountsAndMarginsAreShares() {
        assertThat(Amounts.discountPercent(new BigDecimal("8.99"), new BigDecimal("7.90")))
                .isEqualTo("12.12");
        assertThat(Amounts.discountPercent(null, BigDecimal.TEN)).isEqualTo("0.00");
        assertThat(Amounts.marginPercent(new BigDecimal("80"), new BigDecimal("100")))
                .isEqualTo("-25.00");
        assertThat(Amounts.marginPercent(BigDecimal.ZERO, BigDecimal.TEN)).isNull();
        assertThat(Amounts.money(new BigDecimal("9.10000"))).isEqualTo("9.10");
        assertThat(Amounts.money(new BigDecimal("9.12500"))).isEqualTo("9.125");
        assertThat(Amounts.quantity(new BigDecimal("1200.00000"))).isEqualTo("1200");
    }

    private static Item item(int method, Item.PriceList list) {
        return item(method, Map.of(new Item.PriceKey("WHOLESALE", "EACH"), list));
    }

    /** Current cost 100, standard cost 80, list price 200; a case holds twelve. */
    private static Item item(int method, Map<Item.PriceKey, Item.PriceList> prices) {
        return new Item(
                "A",
                "A",
                1,
                false,
                true,
                "EACH",
                Map.of("EACH", BigDecimal.ONE, "CASE", BigDecimal.valueOf(12)),
                Map.of(),
                new BigDecimal("100"),
                new BigDecimal("80"),
                new BigDecimal("200"),
                "RETAIL",
                method,
                2,
                0,
                prices);
    }

    private static Item.PriceList list(int how, int to, String amount, Item.Break... breaks) {
        return new Item.PriceList(how, to, new BigDecimal(amount), BigDecimal.ONE, List.of(breaks));
    }

    private static Item.Break at(String to, String value) {
        return new Item.Break(new BigDecimal(to), new BigDecimal(value));
    }
}
