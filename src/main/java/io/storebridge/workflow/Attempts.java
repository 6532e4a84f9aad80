package io.storebridge.workflow;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which steps have been tried before, by whatever node: written before the call, so that after a crash the step is known
 * to have been tried and the other system is asked first.
 */
@Component
class Attempts {

    private final JdbcClient database;

    Attempts(JdbcClient database) {
        this.database = database;
    }

    /** Records an attempt of each task, in one statement for the batch, and returns those that were tried before. */
    Set<String> begin(Collection<String> taskIds) {
        Set<String> triedBefore = new HashSet<>(taskIds);
        triedBefore.removeAll(database.sql(
                        """
                        insert into operation_attempt (task_id)
                        select unnest(cast(? as text[]))
                        on conflict do nothing
                        returning task_id""")
                .param(taskIds.toArray(String[]::new))
                .query(String.class)
                .list());
        return triedBefore;
    }

    /** The first attempt did not reach the other system: the next one is the first. */
    void forget(String taskId) {
        database.sql("delete from operation_attempt where task_id = ?")
                .param(taskId)
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetEnded() {
        database.sql(
                        """
                        delete from operation_attempt
                        where attempted_at < now() - interval '1 hour'
                          and not exists (select 1 from act_ru_ext_task where id_ = task_id)""")
                .update();
    }
}
