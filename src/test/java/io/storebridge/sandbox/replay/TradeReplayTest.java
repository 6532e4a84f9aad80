package io.storebridge.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.storebridge.sandbox.SandboxAccess;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.security.ApiKeys;
import io.storebridge.testing.WithSandbox;
import io.storebridge.workflow.Users;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithSandbox
class TradeReplayTest {

    private static final Path INVENTED = Path.of("src/test/resources/replay/trades.csv");
    private static final Path REAL = Path.of("../shared/data/online-retail-10k.csv");
    private static final int ALL = Integer.MAX_VALUE;

    @Autowired
    SandboxSystems systems;

    @LocalServerPort
    int port;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void people(@Autowired Users users, @Autowired ApiKeys keys) {
        for (String id : List.of("sales", "receivables")) {
            users.provide(id, id, id, id + "@storebridge.test", id, id);
        }
        keys.provide("replay", SandboxAccess.KEY, List.of("*"));
    }

    @Test
    void every_invoice_is_an_order_a_return_cancelled_or_refused_for_a_reason_and_a_second_run_adds_nothing()
            throws IOException {
        TradeReconciliation reconciliation = replay(INVENTED, ALL);

        assertThat(reconciliation.agrees()).as(text()).isTrue();
        assertThat(text())
                .contains("The file holds 13 invoices; 7 of them are sent.", "Taken at the front door: 7 in")
                .containsPattern("file +13 +121.5 +263.17\n")
                .containsPattern("GP orders +4 +70 +310.41\n")
                .containsPattern("GP returns +1 +-1 +-14.95\n")
                .containsPattern("cancelled +2 +0 +0.00\n")
                .containsPattern("refused +6 +52.5 +-32.29\n")
                .containsPattern("difference +0 +0 +0.00\n")
                .contains("charges alone, no goods: receivables bills it in GP): 600010")
                .contains("gives a discount afterwards: receivables credits it): C600011")
                .contains("a stock adjustment: no customer and nobody pays): 600009");
        new TradeReport(reconciliation).write(directory.resolve("all.csv"));
        assertThat(Files.readAllLines(directory.resolve("all.csv")))
                .hasSize(14)
                .anyMatch(row -> row.matches("C600005,return,RTN[^,]+,-1,-1,-14.95,-14.95,yes,"))
                .anyMatch(row -> row.matches("600003,cancelled,ORD[^,]+,27,27,33.03,33.03,yes,"))
                .anyMatch(row -> row.matches("600009,refused,,56,0,0.00,0.00,yes,\"?a stock adjustment.*"));
        // What GP keeps of charges and discounts, and that nothing was made for what was refused.
        assertThat(strings(
                        "SELECT FRTAMNT || ' ' || MISCAMNT || ' ' || TRDISAMT FROM SOP10100 WHERE CSTPONBR = '600001'"))
                .containsExactly("36.00000 2.55000 10.00000");
        List<String> documents = documents();
        assertThat(documents).hasSize(6);

        printed.reset();
        assertThat(replay(INVENTED, ALL).agrees()).as(text()).isTrue();

        assertThat(text()).contains("GP has 6 of them already.", "To the end: 0 new documents");
        assertThat(documents()).isEqualTo(documents);
    }

    @Test
    void an_order_that_is_in_gp_twice_is_found() throws IOException {
        Path file = Files.writeString(
                directory.resolve("one.csv"),
                """
                InvoiceNo,StockCode,Description,Quantity,UnitPrice,CustomerID,Country
                610001,31001,CLOCK,2,1250.00,311,Japan
                """);
        assertThat(replay(file, ALL).agrees()).as(text()).isTrue();
        int doubled = JdbcClient.create(systems.gpData())
                .sql("UPDATE SOP10100 SET REFRENCE = 'OR-610001' WHERE SOPNUMBE ="
                        + " (SELECT max(SOPNUMBE) FROM SOP10100 WHERE SOPTYPE = 2 AND REFRENCE <> 'OR-610001')")
                .update();
        assertThat(doubled).isEqualTo(1);
        printed.reset();

        assertThat(replay(file, ALL).agrees()).isFalse();

        assertThat(text()).contains("1 invoices differ", "610001 (2,500.00): is more than once in GP: ");
    }

    @Test
    void some_invoices_of_each_kind_in_online_retail_agree() throws IOException {
        assumeThat(REAL).as("the data set lies beside the project").exists();
        // An order with postage from abroad, a return, a discount afterwards, amounts by hand, a stock adjustment.
        List<String> numbers = List.of("536370", "C536383", "C536379", "536569", "536414", "536540");
        List<String> rows = new ArrayList<>();
        for (String row : Files.readAllLines(REAL)) {
            if (rows.isEmpty() || numbers.contains(row.split(",")[0])) {
                rows.add(row);
            }
        }
        Path file = Files.write(directory.resolve("real.csv"), rows);

        TradeReconciliation reconciliation = replay(file, ALL);

        assertThat(reconciliation.entries())
                .extracting(entry -> entry.invoice().number())
                .containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(reconciliation.agrees()).as(text()).isTrue();
    }

    private TradeReconciliation replay(Path file, int most) {
        return new Replay(place(), new PrintStream(printed), false).sendOrders(InvoiceFile.read(file), most, 0);
    }

    private Place place() {
        return new Place(
                directory,
                "http://127.0.0.1:" + port,
                "http://127.0.0.1:" + systems.ports().orderCloud(),
                systems.gpData());
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<String> documents() {
        return strings("SELECT SOPTYPE || SOPNUMBE FROM SOP10100 WHERE REFRENCE LIKE 'OR-%600%'"
                + " UNION ALL SELECT SOPTYPE || SOPNUMBE FROM SOP30200 WHERE REFRENCE LIKE 'OR-%600%' ORDER BY 1");
    }

    private List<String> strings(String query) {
        return JdbcClient.create(systems.gpData())
                .sql(query)
                .query(String.class)
                .list();
    }
}
