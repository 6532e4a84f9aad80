package io.storebridge.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.commerce.Scans;
import io.storebridge.commerce.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanLeasesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

    private OwnDatabase database;
    private Scans scans;

    @BeforeAll
    void migrate() {
        database = new OwnDatabase();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void noScan() {
        database.client.sql("delete from scan").update();
        scans = at(NOW);
    }

    @Test
    void a_scan_goes_on_where_the_last_one_ended() {
        assertThat(scans.begin("orders", step("one")).cursor()).isNull();
        scans.end("orders", "17", step("one"));

        assertThat(scans.begin("orders", step("two")).cursor()).isEqualTo("17");
        scans.end("orders", null, step("two"));
        assertThat(scans.begin("orders", step("three")).cursor())
                .as("let go where it stood")
                .isEqualTo("17");
    }

    @Test
    void one_instance_scans_at_a_time_and_asking_again_is_no_second_one() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Scans.Scan>> calls = IntStream.range(0, 16)
                    .<Callable<Scans.Scan>>mapToObj(i -> () -> scans.begin("orders", step("instance-" + i)))
                    .toList();
            int had = 0;
            for (Future<Scans.Scan> future : threads.invokeAll(calls)) {
                had += future.get() == null ? 0 : 1;
            }
            assertThat(had).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(scans.begin("other", step("one"))).isNotNull();
        assertThat(scans.begin("other", step("one"))).isNotNull();
    }

    @Test
    void a_scan_of_a_node_that_died_is_taken_over_and_its_late_end_changes_nothing() {
        scans.begin("orders", step("dead"));
        assertThat(scans.begin("orders", step("next"))).isNull();

        Scans later = at(NOW.plus(ScanLeases.LEASE).plus(Duration.ofSeconds(1)));
        assertThat(later.begin("orders", step("next"))).isNotNull();
        scans.end("orders", "99", step("dead"));
        later.end("orders", "18", step("next"));

        assertThat(later.begin("orders", step("after")).cursor()).isEqualTo("18");
    }

    private Scans at(Instant now) {
        return new ScanLeases(database.client, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Step step(String instance) {
        return new Step("order-scan", instance, "task_begin", "visit");
    }
}
