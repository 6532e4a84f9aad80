package io.storebridge.workflow.migration;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the instances of a version stand: three queries for all, as there may be thousands. */
@Component
class Standings {

    private final JdbcClient database;
    private final ExternalTaskService externalTasks;
    private final ManagementService management;

    Standings(JdbcClient database, ExternalTaskService externalTasks, ManagementService management) {
        this.database = database;
        this.externalTasks = externalTasks;
        this.management = management;
    }

    /** The oldest first. */
    List<Standing> of(Diagram diagram) {
        String definition = diagram.definition().getId();
        Map<String, List<UnderWay>> underWay = new HashMap<>();
        for (ExternalTask step : externalTasks
                .createExternalTaskQuery()
                .processDefinitionId(definition)
                .locked()
                .list()) {
            UnderWay.of(step).ifPresent(found -> add(underWay, step.getProcessInstanceId(), found));
        }
        for (Job job :
                management.createJobQuery().processDefinitionId(definition).list()) {
            UnderWay.of(job).ifPresent(found -> add(underWay, job.getProcessInstanceId(), found));
        }
        return database.sql(
                        """
                        select instance.id_, coalesce(instance.business_key_, root.business_key_),
                               array_agg(distinct leaf.act_id_) filter (where leaf.act_id_ is not null)
                        from act_ru_execution instance
                        left join act_ru_execution root on root.id_ = instance.root_proc_inst_id_
                        left join act_ru_execution leaf on leaf.proc_inst_id_ = instance.id_
                          and not leaf.is_event_scope_
                          and not exists (select 1 from act_ru_execution child
                                          where child.parent_id_ = leaf.id_ and not child.is_event_scope_)
                        left join act_hi_procinst history on history.id_ = instance.id_
                        where instance.proc_def_id_ = ? and instance.parent_id_ is null
                        group by instance.id_, instance.business_key_, root.business_key_, history.start_time_
                        order by history.start_time_, instance.id_""")
                .param(definition)
                .query((row, number) -> new Standing(
                        row.getString(1),
                        row.getString(2),
                        ids(row.getArray(3)),
                        underWay.getOrDefault(row.getString(1), List.of())))
                .list();
    }

    private static void add(Map<String, List<UnderWay>> underWay, String instance, UnderWay found) {
        if (instance != null) {
            underWay.computeIfAbsent(instance, any -> new ArrayList<>()).add(found);
        }
    }

    private static List<String> ids(Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
