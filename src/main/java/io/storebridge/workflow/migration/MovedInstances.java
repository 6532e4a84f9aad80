package io.storebridge.workflow.migration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of who moved what. */
@Component
class MovedInstances {

    private final JdbcClient database;

    MovedInstances(JdbcClient database) {
        this.database = database;
    }

    void add(Standing instance, Plan plan, String by) {
        database.sql(
                        """
                        insert into moved_instance (instance_id, business_id, process, from_version, to_version, moved_by)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        instance.id(),
                        instance.businessId(),
                        plan.target().definition().getKey(),
                        plan.source().definition().getVersion(),
                        plan.target().definition().getVersion(),
                        by)
                .update();
    }
}
