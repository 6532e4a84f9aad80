package io.storebridge.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.storebridge.commerce.Allocation;
import io.storebridge.commerce.Claims;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Workflows;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsTest {

    private static final String CUSTOMER = "AARONFIT0001";

    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private HikariDataSource pool;
    private JdbcClient database;
    private Claims claims;

    @BeforeAll
    void migrate() {
        SandboxPostgres server = SandboxPostgres.forTests();
        String name =
                server.createDatabase("claims_" + UUID.randomUUID().toString().replace("-", ""), null);
        pool = new HikariDataSource();
        pool.setJdbcUrl(server.jdbcUrl(name));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(20);
        Flyway.configure().dataSource(pool).load().migrate();
        database = JdbcClient.create(pool);
        claims = new InvoiceClaims(
                database, new TransactionTemplate(new DataSourceTransactionManager(pool)), new Runs());
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @BeforeEach
    void nothingIsClaimed() {
        database.sql("delete from invoice_claim").update();
        ended.clear();
    }

    /** Every payment's run is going until the test ends it. */
    private final class Runs implements Workflows {
        @Override
        public Integer startEach(
                String process, String prefix, String field, List<String> values, Map<String, Object> request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean start(String process, Map<String, Object> request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Object> ask(String process, Map<String, Object> request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean tell(String process, String businessId, String message, Map<String, Object> document) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isRunning(String process, String businessId) {
            return process.equals("invoice-payment") && !ended.contains(businessId);
        }
    }

    @Test
    void a_second_payment_of_an_invoice_is_refused_until_the_first_lets_go() {
        claims.take("P1", CUSTOMER, invoices("INV1", "INV2"));

        assertThatThrownBy(() -> claims.take("P2", CUSTOMER, invoices("INV3", "INV2")))
                .isInstanceOfSatisfying(Failure.Rejected.class, rejected -> {
                    assertThat(rejected.code()).isEqualTo(ErrorCodes.INVOICE_BUSY);
                    assertThat(rejected.getMessage())
                            .isEqualTo("Another payment of INV2 is under way; try again when it has ended");
                    assertThat(rejected.fields())
                            .extracting(Failure.Field::pointer)
                            .containsExactly("/invoices/1/invoice");
                });
        assertThat(holders()).containsOnlyKeys("INV1", "INV2");

        claims.release("P1");
        claims.take("P2", CUSTOMER, invoices("INV3", "INV2"));

        assertThat(holders()).isEqualTo(Map.of("INV2", "P2", "INV3", "P2"));
    }

    @Test
    void the_same_payment_again_has_nothing_to_do() {
        claims.take("P1", CUSTOMER, invoices("INV1", "INV2"));
        claims.take("P1", CUSTOMER, invoices("INV2", "INV1"));
        claims.release("P1");
        claims.release("P1");

        assertThat(holders()).isEmpty();
    }

    @Test
    void letters_and_blanks_make_no_other_invoice_and_an_invoice_named_twice_is_one() {
        claims.take("P1", " aaronfit0001", invoices("inv1 ", "INV1"));

        assertThatThrownBy(() -> claims.take("P2", CUSTOMER, invoices("INV1")))
                .hasMessageContaining("Another payment of INV1");
        claims.take("P3", "OTHER", invoices("INV1"));
    }

    @Test
    void what_a_payment_holds_whose_run_is_over_is_taken_over() {
        claims.take("P1", CUSTOMER, invoices("INV1"));
        ended.add("P1");

        claims.take("P2", CUSTOMER, invoices("INV1"));

        assertThat(holders()).isEqualTo(Map.of("INV1", "P2"));
        claims.release("P1");
        assertThat(holders()).isEqualTo(Map.of("INV1", "P2"));
    }

    @Test
    void of_fifty_payments_of_one_invoice_at_once_one_wins_and_the_others_are_told_why() throws Exception {
        List<String> outcomes = atOnce(50, number -> take("P" + number, invoices("INV1")));

        assertThat(outcomes).containsOnlyOnce("taken").hasSize(50);
        assertThat(Collections.frequency(outcomes, "Another payment of INV1 is under way; try again when it has ended"))
                .isEqualTo(49);
    }

    @Test
    void of_fifty_payments_that_take_over_from_an_ended_one_at_once_one_wins() throws Exception {
        claims.take("P0", CUSTOMER, invoices("INV1"));
        ended.add("P0");

        assertThat(atOnce(50, number -> take("P" + number, invoices("INV1")))).containsOnlyOnce("taken");
    }

    @Test
    void payments_with_crossing_sets_of_invoices_never_deadlock() throws Exception {
        List<String> outcomes = atOnce(200, number -> {
            List<String> names = new ArrayList<>(List.of("INV1", "INV2", "INV3", "INV4", "INV5", "INV6"));
            Collections.shuffle(names, new Random(number));
            String outcome = take("P" + number, invoices(names.subList(0, 4).toArray(String[]::new)));
            claims.release("P" + number);
            return outcome;
        });

        assertThat(outcomes)
                .contains("taken")
                .allMatch(outcome -> outcome.equals("taken") || outcome.startsWith("Another payment of INV"));
        assertThat(holders()).isEmpty();
    }

    private String take(String payment, List<Allocation> invoices) {
        try {
            claims.take(payment, CUSTOMER, invoices);
            return "taken";
        } catch (Failure.Rejected rejected) {
            return rejected.getMessage();
        }
    }

    private interface Work {
        String run(int number);
    }

    private static List<String> atOnce(int times, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            int number = i;
            calls.add(() -> work.run(number));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> outcome : threads.invokeAll(calls)) {
            outcomes.add(outcome.get());
        }
        threads.shutdown();
        return outcomes;
    }

    private static List<Allocation> invoices(String... numbers) {
        return Stream.of(numbers)
                .map(number -> new Allocation(number, BigDecimal.TEN))
                .toList();
    }

    private Map<String, String> holders() {
        Map<String, String> holders = new HashMap<>();
        database.sql("select invoice, payment_id from invoice_claim")
                .query((row, number) -> holders.put(row.getString(1), row.getString(2)))
                .list();
        return holders;
    }
}
