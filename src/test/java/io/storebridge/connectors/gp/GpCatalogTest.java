package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.line;
import static io.storebridge.connectors.gp.GpFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.ProductView;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.StockView;
import io.storebridge.commerce.Wanted;
import io.storebridge.sandbox.control.Fault;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GpCatalogTest {

    private static final String AARON = "AARONFIT0001";

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void productsAreShownAtTheAccountsPricesWithBreaksAndStock() {
        List<ProductView> products = gp.catalog.readProducts(
                AARON,
                List.of("papr-cpy-wht", "NO-SUCH", "SRVC-INSTALL", "PRNT-OLD-LSR", "MNTR-CRT-17", "SERV-RCK-2U"),
                null);
        assertThat(products)
                .extracting(ProductView::item)
                .containsExactly(
                        "PAPR-CPY-WHT", "NO-SUCH", "SRVC-INSTALL", "PRNT-OLD-LSR", "MNTR-CRT-17", "SERV-RCK-2U");
        assertThat(products).extracting(ProductView::known).containsExactly(true, false, true, true, true, true);
        assertThat(products).extracting(ProductView::sellable).containsExactly(true, false, true, false, false, true);
        ProductView paper = products.get(0);
        assertThat(paper.unit()).isEqualTo("EACH");
        assertThat(paper.currency()).isEqualTo("USD");
        assertThat(paper.priceLevel()).isEqualTo("WHOLESALE");
        assertThat(paper.listPrice()).isEqualTo("8.99");
        assertThat(paper.price()).isEqualTo("7.90");
        assertThat(paper.breaks()).containsExactly(step("1", "7.90"), step("10", "7.50"), step("50", "7.00"));
        assertThat(paper.warehouse()).isEqualTo("MAIN");
        assertThat(paper.available())
                .isEqualTo(
                        gp.ask(
                                "SELECT (QTYONHND - ATYALLOC)::integer FROM IV00102 WHERE ITEMNMBR = 'PAPR-CPY-WHT' AND LOCNCODE = 'MAIN'"));
        assertThat(paper.backOrder()).isTrue();
        assertThat(products.get(1).price()).isNull();
        assertThat(products.get(2).available()).isNull();
        assertThat(products.get(5).backOrder()).isFalse();
    }

    @Test
    void theBreaksArePricesThatAQuoteGets() {
        ProductView paper =
                gp.catalog.readProducts(AARON, List.of("PAPR-CPY-WHT"), null).get(0);
        for (ProductView.Break step : paper.breaks()) {
            Quote quote = gp.erp.createQuote(
                    gp.erp.reserveQuoteNumber(),
                    request(
                            "RFQ-" + step.fromQuantity(),
                            AARON,
                            line("PAPR-CPY-WHT", step.fromQuantity().toString())));
            assertThat(quote.lines().get(0).accountPrice()).isEqualTo(step.price());
        }
    }

    @Test
    void anotherWarehousesStockIsShownWhenItIsAskedFor() {
        ProductView chair =
                gp.catalog.readProducts(AARON, List.of("CHAI-TSK-BLK"), "west").get(0);
        assertThat(chair.warehouse()).isEqualTo("WEST");
        assertThat(rejected(() -> gp.catalog.readProducts(AARON, List.of("CHAI-TSK-BLK"), "MOON"))
                        .code())
                .isEqualTo(ErrorCodes.VALUE_INVALID);
    }

    @Test
    void whatCannotBeAnsweredIsRejected() {
        List<String> many = Collections.nCopies(101, "PAPR-CPY-WHT");
        assertThat(rejected(() -> gp.catalog.readProducts("NOBODY", List.of("PAPR-CPY-WHT"), null))
                        .code())
                .isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
        assertThat(rejected(() -> gp.catalog.readProducts(AARON, many, null)).code())
                .isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(rejected(() -> gp.catalog.readProducts(AARON, List.of(), null))
                        .code())
                .isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(rejected(() -> gp.catalog.readStock(List.of(wanted(" ", "1")), null))
                        .fields())
                .extracting(Failure.Field::pointer)
                .containsExactly("/wanted/0/item");
        assertThat(rejected(() -> gp.catalog.readStock(List.of(wanted("PAPR-CPY-WHT", "0")), null))
                        .fields())
                .extracting(Failure.Field::pointer)
                .containsExactly("/wanted/0/quantity");
        assertThat(rejected(() -> gp.catalog.readStock(List.of(wanted("PAPR-CPY-WHT", "1")), "5540"))
                        .fields())
                .extracting(Failure.Field::pointer)
                .containsExactly("/zip");
        Wanted pallets = new Wanted("PAPR-CPY-WHT", BigDecimal.ONE, "PALLET");
        assertThat(rejected(() -> gp.catalog.readStock(List.of(pallets), null)).fields())
                .extracting(Failure.Field::pointer)
                .containsExactly("/wanted/0/unit");
    }

    @Test
    void theNearestWarehouseThatHasTheWholeQuantityIsNamed() {
        List<StockView> stock = gp.catalog.readStock(
                List.of(
                        wanted("HDST-USB-DUO", "1"),
                        wanted("HDST-USB-DUO", "11"),
                        wanted("HDST-USB-DUO", "26"),
                        wanted("NO-SUCH", "1"),
                        wanted("SRVC-INSTALL", "1")),
                "30301-1234");
        assertThat(stock).extracting(StockView::nearest).containsExactly("SOUTH", "EAST", null, null, null);
        assertThat(stock).extracting(StockView::known).containsExactly(true, true, true, false, true);
        StockView headset = stock.get(0);
        assertThat(headset.total()).isEqualTo("35");
        assertThat(headset.sites())
                .extracting(StockView.Site::warehouse)
                .containsExactly("SOUTH", "EAST", "MAIN", "WEST");
        assertThat(headset.sites().get(0).name()).isEqualTo("Atlanta warehouse");
        assertThat(headset.sites().get(0).miles()).isEqualTo("0");
        assertThat(headset.sites().get(1).miles()).isBetween(new BigDecimal("700"), new BigDecimal("800"));
        assertThat(headset.sites()).extracting(StockView.Site::enough).containsExactly(true, true, false, false);
        assertThat(stock.get(4).total()).isNull();
        assertThat(stock.get(4).sites()).isEmpty();
    }

    @Test
    void withoutAZipTheWarehouseWithTheMostStockIsNamedAndUnknownPlacesComeLast() {
        StockView headset =
                gp.catalog.readStock(List.of(wanted("HDST-USB-DUO", "1")), null).get(0);
        assertThat(headset.nearest()).isEqualTo("EAST");
        assertThat(headset.sites()).extracting(StockView.Site::miles).containsOnlyNulls();

        gp.change("UPDATE IV40700 SET ZIPCODE = 'K1A 0B1' WHERE LOCNCODE = 'SOUTH'");
        StockView chair = gp.catalog
                .readStock(List.of(wanted("CHAI-TSK-BLK", "1")), "30301")
                .get(0);
        assertThat(chair.sites().get(3).warehouse()).isEqualTo("SOUTH");
        assertThat(chair.sites().get(3).miles()).isNull();
    }

    @Test
    void stockIsReckonedInTheUnitThatIsAskedFor() {
        StockView paper = gp.catalog
                .readStock(List.of(new Wanted("PAPR-CPY-WHT", new BigDecimal("40"), "case")), "55409")
                .get(0);
        assertThat(paper.unit()).isEqualTo("CASE");
        BigDecimal main = new BigDecimal(gp.ask(
                "SELECT (QTYONHND - ATYALLOC) FROM IV00102 WHERE ITEMNMBR = 'PAPR-CPY-WHT' AND LOCNCODE = 'MAIN'"));
        assertThat(paper.sites().get(0).available())
                .isEqualByComparingTo(main.divide(BigDecimal.valueOf(12), 5, java.math.RoundingMode.DOWN));
    }

    @Test
    void aHundredItemsTakeAsManyQueriesAsOne() {
        List<String> many = Collections.nCopies(100, "PAPR-CPY-WHT");
        gp.catalog.readProducts(AARON, many, null);
        assertThat(queries(() -> gp.catalog.readProducts(AARON, many, null)))
                .isEqualTo(queries(() -> gp.catalog.readProducts(AARON, List.of("CHAI-TSK-BLK"), null)))
                .isPositive();
        assertThat(queries(() -> gp.catalog.readStock(Collections.nCopies(100, wanted("PAPR-CPY-WHT", "1")), null)))
                .isEqualTo(queries(() -> gp.catalog.readStock(List.of(wanted("CHAI-TSK-BLK", "1")), null)))
                .isPositive();
    }

    private int queries(Runnable call) {
        gp.journal.clear();
        call.run();
        return gp.journal.of("gp").size();
    }

    @Test
    void aDatabaseThatIsDownIsUnavailable() {
        gp.faults.add(Fault.always("gp", Fault.Kind.REFUSE));
        assertThat(catchThrowableOfType(
                        Failure.class, () -> gp.catalog.readProducts(AARON, List.of("PAPR-CPY-WHT"), null)))
                .isInstanceOf(Failure.Unavailable.class);
    }

    private static Wanted wanted(String item, String quantity) {
        return new Wanted(item, new BigDecimal(quantity), null);
    }

    private static ProductView.Break step(String from, String price) {
        return new ProductView.Break(new BigDecimal(from), new BigDecimal(price));
    }

    private static Failure.Rejected rejected(ThrowingCallable call) {
        return catchThrowableOfType(Failure.Rejected.class, call);
    }
}
