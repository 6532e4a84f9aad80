package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GpDeadlockTest {

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    private final CyclicBarrier bothHaveOne = new CyclicBarrier(2);
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void two_documents_that_lock_items_in_opposite_orders_are_both_written() throws Exception {
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> write("CHAI-TSK-BLK", "PAPR-CPY-WHT"));
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> write("PAPR-CPY-WHT", "CHAI-TSK-BLK"));

        assertThat(one.get(20, TimeUnit.SECONDS)).isPositive();
        assertThat(other.get(20, TimeUnit.SECONDS)).isPositive();
        assertThat(runs).as("one of them was given up once").hasValue(3);
    }

    private int write(String first, String second) {
        return gp.pool.write(connection -> {
            int run = runs.incrementAndGet();
            int changed = touch(connection, first);
            if (run <= 2) {
                meet();
            }
            return changed + touch(connection, second);
        });
    }

    private static int touch(Connection connection, String item) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                    "UPDATE IV00102 SET ATYALLOC = ATYALLOC WHERE LOCNCODE = 'MAIN' AND ITEMNMBR = '" + item + "'");
        }
    }

    private void meet() {
        try {
            bothHaveOne.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
