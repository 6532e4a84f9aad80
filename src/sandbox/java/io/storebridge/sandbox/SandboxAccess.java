package io.storebridge.sandbox;

import io.storebridge.security.ApiKeys;
import io.storebridge.security.Caller;
import io.storebridge.workflow.Users;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Configuration;

/** The sandbox's users, each with the name as password, and the keys of the store and of an analyst. */
@Configuration
public class SandboxAccess implements ApplicationRunner {

    /** The store's key. */
    public static final String KEY = "sandbox-storefront";

    /** The key of somebody who may change the workflows. */
    public static final String ANALYST_KEY = "sandbox-analyst";

    private final Users users;
    private final ApiKeys keys;

    SandboxAccess(Users users, ApiKeys keys) {
        this.users = users;
        this.keys = keys;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        user("sales", "Sandra", "Ellis");
        user("receivables", "Robert", "Vance");
        user("steward", "Dana", "Whitfield");
        user("operator", "Oscar", "Petersen");
        user("admin", "Alice", "Morgan");
        keys.provide("sandbox store", KEY, List.of("*"));
        keys.provide("sandbox analyst", ANALYST_KEY, List.of("*"), List.of(Caller.DEPLOYMENTS));
    }

    private void user(String id, String firstName, String lastName) {
        users.provide(id, firstName, lastName, id + "@storebridge.test", id, id);
    }
}
