package io.storebridge.sandbox;

import io.storebridge.security.ApiKeys;
import io.storebridge.workflow.Users;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Configuration;

/** The sandbox's users, each with the name as password, and the store's key. */
@Configuration
public class SandboxAccess implements ApplicationRunner {

    /** The store's key. */
    public static final String KEY = "sandbox-storefront";

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
    }

    private void user(String id, String firstName, String lastName) {
        users.provide(id, firstName, lastName, id + "@storebridge.test", id, id);
    }
}
