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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithSandbox
class ReplayTest {

    private static final Path INVENTED = Path.of("src/test/resources/replay/invoices.csv");
    private static final Path REAL = Path.of("../shared/data/online-retail-10k.csv");

    @Autowired
    SandboxSystems systems;

    @LocalServerPort
    int port;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void people(@Autowired Users users, @Autowired ApiKeys keys) {
        for (String id : List.of("sales", "receivables")) {
            users.provide(id, id, id, id + "@storebridge.test", id, id);
        }
        keys.provide("replay", SandboxAccess.KEY, List.of("*"));
    }

    @Test
    void every_sale_of_a_file_becomes_a_quote_and_an_order_that_agree_to_the_penny_and_a_second_run_adds_nothing() {
        assertThat(replay(INVENTED, 100).agrees()).as(text()).isTrue();

        assertThat(text())
                .contains("4 of them are sent", "passed over: 1 (cancellation)")
                .contains("100% sent 4 reviewed 4 accepted 4 in GP 4 failed 0")
                .containsPattern("file +4 +9 +216 +282.24\n")
                .containsPattern("GP orders +4 +9 +216 +282.24\n");
        assertThat(strings("SELECT rtrim(CUSTNAME) FROM RM00101 WHERE CUSTNMBR IN ('OR101', 'OR102', 'WALK-IN')"))
                .containsExactlyInAnyOrder("Customer 101", "Customer 102", "Walk-in customers");
        assertThat(strings("SELECT rtrim(ITEMNMBR) || CURRCOST FROM IV00101 WHERE ITEMNMBR = '10001a'"))
                .containsExactly("10001A4.95000");
        List<String> documents = documents();

        printed.reset();
        assertThat(replay(INVENTED, 100).agrees()).as(text()).isTrue();

        assertThat(text()).contains("GP lacked 0 customers and 0 items", "The store lacked 0 buyers and 0 products");
        assertThat(documents()).isEqualTo(documents);
    }

    @Test
    void what_somebody_changed_in_gp_is_found_with_the_reason(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("one.csv"),
                """
                InvoiceNo,StockCode,Description,Quantity,UnitPrice,CustomerID,Country
                800001,20001,CLOCK,2,1250.00,201,EIRE
                800001,20002,BATTERY,4,0.25,201,EIRE
                """);
        assertThat(replay(file, 1).agrees()).as(text()).isTrue();
        int changed = JdbcClient.create(systems.gpData())
                .sql("UPDATE SOP10200 SET XTNDPRCE = XTNDPRCE + 0.01 WHERE SOPTYPE = 2 AND ITEMNMBR = '20002'")
                .update();
        assertThat(changed).isEqualTo(1);
        printed.reset();

        assertThat(replay(file, 1).agrees()).isFalse();

        assertThat(text())
                .containsPattern("difference +0 +0 +0 +0.01\n")
                .contains("1 of 1 invoices differ", "800001 (2,501.00): order ORD")
                .contains("line 2 is 4 of 20002 at 0.25 = 1.01, in the file 4 of 20002 at 0.25 = 1.00");
    }

    @Test
    void the_first_ten_invoices_of_online_retail_agree() {
        assumeThat(REAL).as("the data set lies beside the project").exists();

        Reconciliation reconciliation = replay(REAL, 10);

        assertThat(reconciliation.agrees()).as(text()).isTrue();
        assertThat(text()).containsPattern("GP orders +10 +66 +814 +2,220.27\n");
    }

    private Reconciliation replay(Path file, int most) {
        return new Replay(place(), new PrintStream(printed), false).send(InvoiceFile.read(file), most);
    }

    private Place place() {
        return new Place(
                Path.of("target"),
                "http://127.0.0.1:" + port,
                "http://127.0.0.1:" + systems.ports().orderCloud(),
                systems.gpData());
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<String> documents() {
        return strings("SELECT SOPTYPE || SOPNUMBE FROM SOP10100 ORDER BY SOPTYPE, SOPNUMBE");
    }

    private List<String> strings(String query) {
        return JdbcClient.create(systems.gpData())
                .sql(query)
                .query(String.class)
                .list();
    }
}
