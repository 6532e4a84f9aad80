package io.storebridge.orders;

import io.storebridge.testing.CrmAdmin;
import io.storebridge.testing.KillMatrix;
import io.storebridge.testing.Runs;
import io.storebridge.testing.SandboxProcess;
import io.storebridge.testing.StoreAdmin;
import io.storebridge.testing.StripeAdmin;
import io.storebridge.testing.TaxAdmin;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders of a known customer, and of new ones who pay by card, stand just before and just after each of their steps when the
 * JVM is killed (kill -9), and go on when it is started again: nothing is lost, nothing is doubled.
 */
class OrderUnderKillIT {

    /** What only such an order goes through, and what it goes through in another way than that of a new customer. */
    private static final List<String> KNOWN = List.of(
            "store.read-order",
            "orders.receive",
            "orders.identify-customer",
            "erp.read-customer",
            "erp.check-items",
            "erp.place-order");

    private static final List<String> NEW = List.of(
            "orders.identify-customer",
            "erp.create-customer",
            "store.link-customer",
            "crm.link-customer",
            "tax.record",
            "payments.prepare-order",
            "payments.authorize",
            "orders.assess",
            "erp.reserve-order-numbers",
            "erp.place-order",
            "orders.record",
            "store.confirm-order",
            "crm.log-activity",
            "mail.send");

    /** What is left of a failure: the sandbox's log. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    @Test
    void orders_survive_a_kill_before_and_after_each_step_and_take_effect_once() {
        String rules = "--storebridge.deployment.folders=" + WithoutFirstOrderReview.folders(directory);
        List<String> steps = Stream.concat(KNOWN.stream(), NEW.stream()).toList();
        try (SandboxProcess sandbox =
                new SandboxProcess(directory.resolve("sandbox"), rules).start(KillMatrix.room(steps))) {
            WebOrders orders = new WebOrders(new StoreAdmin(sandbox.port("orderCloud")), sandbox.database("gp_two"));
            Runs known = orders.runs();
            Runs newcomers = orders.runs();
            KillMatrix matrix = new KillMatrix(sandbox, known, KNOWN).and("new customer", newcomers, NEW);
            orders.ofTheKnownCustomer(matrix.ids(known));
            orders.ofNewCustomers(matrix.ids(newcomers));

            matrix.strike();

            OrderEffects effects = effects(sandbox);
            Set<String> ofNew = new HashSet<>(matrix.ids(newcomers));
            matrix.check((id, done) -> {
                if (ofNew.contains(id)) {
                    effects.assertOnceOfANewCustomer(id, done);
                } else {
                    effects.assertOnceOfTheKnownCustomer(id, done);
                }
            });
        }
    }

    private static OrderEffects effects(SandboxProcess sandbox) {
        JdbcClient gp = sandbox.database("gp_two");
        return new OrderEffects(
                gp,
                new StoreAdmin(sandbox.port("orderCloud")),
                new CrmAdmin(sandbox.port("salesforce")),
                new StripeAdmin(sandbox.port("stripe")),
                new TaxAdmin(sandbox.port("avatax")),
                sandbox::mailsWith);
    }
}
