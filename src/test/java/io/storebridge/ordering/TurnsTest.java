package io.storebridge.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.storebridge.commerce.Step;
import io.storebridge.commerce.Workflows;
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
class TurnsTest {

    private OwnDatabase database;
    private Workflows workflows;
    private Turns turns;

    @BeforeAll
    void anOrderOfTwoParts() {
        database = new OwnDatabase();
        database.client
                .sql(
                        """
                        insert into placed_order (order_id, document, placed_at) values ('WEB-1', '{}', now());
                        insert into order_number values
                        ('ORD1', 'WEB-1', 1, '{}', '', '{}', ''), ('ORD2', 'WEB-1', 2, '{}', '', '{}', '')""")
                .update();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void nobodyHasTheTurn() {
        database.client.sql("delete from order_turn").update();
        workflows = mock(Workflows.class);
        when(workflows.isRunning(eq("order-progress"), anyString())).thenReturn(true);
        turns = new Turns(database.client, database.transactions, workflows);
    }

    @Test
    void one_run_has_the_turn_for_all_parts_of_an_order() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> calls = IntStream.range(0, 32)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> turns.takeTurn(i % 2 == 0 ? "ORD1" : "ORD2", step("run-" + i)))
                    .toList();
            int had = 0;
            for (Future<Boolean> future : threads.invokeAll(calls)) {
                had += future.get() ? 1 : 0;
            }
            assertThat(had).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_run_that_came_meanwhile_is_made_up_for_when_the_turn_is_over() {
        assertThat(turns.takeTurn("ORD1", step("first"))).isTrue();
        assertThat(turns.takeTurn("ORD1", step("first"))).as("asked again").isTrue();
        assertThat(turns.takeTurn("ORD2", step("second"))).isFalse();
        assertThat(turns.takeTurn("ORD2", step("third"))).isFalse();

        turns.endTurn("ORD1", step("second"));
        verify(workflows, never()).startEach(any(), any(), any(), any(), any());
        turns.endTurn("ORD1", step("first"));
        verify(workflows).startEach(eq("order-progress"), anyString(), eq("orderNumber"), eq(List.of("ORD2")), any());
        turns.endTurn("ORD1", step("first"));

        assertThat(turns.takeTurn("ORD2", step("fourth"))).isTrue();
    }

    @Test
    void a_run_that_is_over_loses_its_turn() {
        turns.takeTurn("ORD1", step("deleted"));
        when(workflows.isRunning("order-progress", "deleted")).thenReturn(false);

        assertThat(turns.takeTurn("ORD1", step("next"))).isTrue();
        turns.endTurn("ORD1", step("deleted"));
        assertThat(turns.takeTurn("ORD1", step("another"))).isFalse();
    }

    @Test
    void an_order_that_is_not_ours_needs_no_turn() {
        assertThat(turns.takeTurn("PHONE1", step("one"))).isTrue();
        assertThat(turns.takeTurn("PHONE1", step("two"))).isTrue();
        turns.endTurn("PHONE1", step("one"));
    }

    private static Step step(String run) {
        return new Step("order-progress", run, "task_takeTurn", "visit");
    }
}
