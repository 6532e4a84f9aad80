package io.storebridge.workflow.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storebridge.commerce.Failure;
import io.storebridge.problems.Problem;
import io.storebridge.testing.ProgrammableErrands;
import io.storebridge.testing.WithErrands;
import io.storebridge.workflow.Instances;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WithErrands
class MigrationsTest {

    @Autowired
    Migrations migrations;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    Instances instances;

    @Autowired
    ProgrammableErrands errands;

    @Autowired
    MovedInstances movedInstances;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private final String process = "moving-" + UUID.randomUUID();

    @Test
    void an_instance_at_a_task_that_is_still_there_moves_and_goes_on_the_new_way() {
        deploy(diagram().userTask("task_review").name("Review it").endEvent().done());
        String instance = start("one");
        deploy(diagram()
                .userTask("task_review")
                .name("Review it")
                .userTask("task_approve")
                .endEvent()
                .done());

        MigrationReport.Version report = report().versions().get(0);
        assertThat(report.version()).isEqualTo(1);
        assertThat(report.movable()).isEqualTo(1);
        assertThat(report.positions().get(0).at())
                .containsExactly(new MigrationReport.Element("task_review", "Review it"));
        assertThat(version(instance)).isEqualTo(1);

        assertThat(move().moved())
                .extracting(MigrationResult.Instance::businessId)
                .containsExactly("one");

        assertThat(version(instance)).isEqualTo(2);
        complete(instance);
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("task_approve");
        assertThat(database.sql(
                                "select moved_by, from_version, to_version, business_id from moved_instance where instance_id = ?")
                        .param(instance)
                        .query()
                        .singleRow())
                .containsEntry("moved_by", "an analyst")
                .containsEntry("from_version", 1)
                .containsEntry("to_version", 2)
                .containsEntry("business_id", "one");
    }

    @Test
    void a_dry_run_says_the_same_and_changes_nothing() {
        deploy(diagram().userTask("task_review").endEvent().done());
        String instance = start("dry");
        deploy(diagram()
                .userTask("task_review")
                .userTask("task_more")
                .endEvent()
                .done());

        MigrationResult result = migrations.move(request(List.of(), Map.of(), true));

        assertThat(result.moved()).hasSize(1);
        assertThat(version(instance)).isEqualTo(1);
        assertThat(records(instance)).isZero();
    }

    @Test
    void a_renamed_element_needs_a_mapping() {
        deploy(diagram().userTask("task_review").name("Review").endEvent().done());
        String instance = start("renamed");
        deploy(diagram().userTask("task_check").name("Review").endEvent().done());

        MigrationReport.Position position =
                report().versions().get(0).positions().get(0);
        assertThat(position.verdict()).isEqualTo(Verdict.blocked);
        assertThat(position.reasons().get(0).element()).isEqualTo("task_review");
        assertThat(position.reasons().get(0).reason()).contains("no element with this id");
        assertThat(move().notMoved()).hasSize(1);

        Map<String, String> map = Map.of("task_review", "task_check");
        assertThat(migrations.report(process, map).versions().get(0).movable()).isEqualTo(1);
        assertThat(migrations.move(request(List.of(), map, false)).moved()).hasSize(1);
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("task_check");
    }

    @Test
    void a_removed_element_blocks_those_who_stand_there_and_nobody_else() {
        deploy(diagram()
                .userTask("task_first")
                .userTask("task_second")
                .endEvent()
                .done());
        String stays = start("stays");
        String moves = start("moves");
        complete(moves);
        deploy(diagram().userTask("task_second").endEvent().done());

        MigrationResult result = move();

        assertThat(result.moved()).extracting(MigrationResult.Instance::id).containsExactly(moves);
        assertThat(result.notMoved()).extracting(MigrationResult.Instance::id).containsExactly(stays);
        assertThat(version(stays)).isEqualTo(1);
        assertThat(version(moves)).isEqualTo(2);
    }

    @Test
    void an_element_of_another_type_is_named_with_both_types() {
        deploy(diagram().userTask("step_wait").endEvent().done());
        start("typed");
        deploy(diagram()
                .receiveTask("step_wait")
                .message("told-" + process)
                .endEvent()
                .done());

        assertThat(report().versions()
                        .get(0)
                        .positions()
                        .get(0)
                        .reasons()
                        .get(0)
                        .reason())
                .isEqualTo("It is a user task in the old version and a receive task in the newest");
        Map<String, String> same = Map.of("step_wait", "step_wait");
        assertThat(migrations.report(process, same).versions().get(0).blocked()).isEqualTo(1);
    }

    @Test
    void an_element_that_moved_into_a_sub_process_moves_with_it_and_one_that_left_it_does_not() {
        BpmnModelInstance flat = diagram().userTask("task_review").endEvent().done();
        BpmnModelInstance nested = diagram()
                .subProcess("sub_review")
                .embeddedSubProcess()
                .startEvent("event_begin")
                .userTask("task_review")
                .endEvent()
                .subProcessDone()
                .endEvent()
                .done();
        deploy(flat);
        String instance = start("nested");
        deploy(nested);
        assertThat(move().moved()).hasSize(1);
        assertThat(version(instance)).isEqualTo(2);
        complete(instance);
        assertThat(isRunning(instance)).isFalse();

        String inside = start("inside");
        deploy(flat);
        assertThat(move().notMoved()).isEmpty();
        assertThat(version(inside)).isEqualTo(3);
    }

    @Test
    void an_instance_in_the_middle_of_a_step_waits_and_the_step_s_result_counts() {
        CountDownLatch release = new CountDownLatch(1);
        String id = "busy-" + process;
        errands.next(id, () -> {
            awaitQuietly(release);
            return Map.of("done", "at last");
        });
        deploy(diagram()
                .serviceTask("step_run")
                .camundaExternalTask("errand.run")
                .userTask("task_after")
                .endEvent()
                .done());
        String instance = start(id);
        await().until(() -> !errands.calls(id).isEmpty());
        deploy(diagram()
                .serviceTask("step_run")
                .camundaExternalTask("errand.run")
                .userTask("task_after")
                .userTask("task_more")
                .endEvent()
                .done());

        assertThat(report().versions().get(0).later()).isEqualTo(1);
        MigrationResult.Instance busy = move().notMoved().get(0);
        assertThat(busy.verdict()).isEqualTo(Verdict.later);
        assertThat(busy.reasons().get(0).element()).isEqualTo("step_run");
        assertThat(busy.reasons().get(0).reason()).startsWith("The step is under way");

        release.countDown();
        await().until(() -> tasks.createTaskQuery().processInstanceId(instance).count() == 1);
        assertThat(runtime.getVariable(instance, "outcome")).isEqualTo(Map.of("done", "at last"));
        assertThat(errands.calls(id)).containsExactly("run " + id);
        assertThat(move().moved()).hasSize(1);
    }

    @Test
    void a_step_that_is_taken_while_its_instance_moves_stays_where_it_is() {
        String topic = "nobody." + process;
        BpmnModelInstance diagram = diagram()
                .serviceTask("step")
                .camundaExternalTask(topic)
                .endEvent()
                .done();
        deploy(diagram);
        String instance = start("raced");
        deploy(diagram()
                .serviceTask("step")
                .camundaExternalTask(topic)
                .userTask("task")
                .endEvent()
                .done());
        AtomicBoolean taken = new AtomicBoolean();
        ManagementService late = (ManagementService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ManagementService.class}, (proxy, method, arguments) -> {
                    if (taken.compareAndSet(false, true)) {
                        CompletableFuture.runAsync(() -> fetch(topic)).join();
                    }
                    return method.invoke(management, arguments);
                });
        Mover mover = new Mover(runtime, externalTasks, late, transaction, movedInstances);

        Mover.Trial trial = mover.move(new Standing(instance, "raced", List.of("step"), List.of()), plan(), "a test");

        assertThat(taken).isTrue();
        assertThat(trial.verdict()).isEqualTo(Verdict.later);
        assertThat(version(instance)).isEqualTo(1);
        assertThat(records(instance)).isZero();
        externalTasks.complete(step(instance).getId(), "worker");
        assertThat(isRunning(instance)).isFalse();
    }

    @Test
    void a_step_given_up_moves_and_is_the_same_step_for_the_other_system() {
        String id = "given-up-" + process;
        Supplier<Map<String, Object>> down = () -> {
            throw new Failure.Unavailable("The shop is closed", null);
        };
        errands.next(id, down, down, down, down);
        deploy(diagram()
                .serviceTask("step_run")
                .camundaExternalTask("errand.run")
                .endEvent()
                .done());
        String instance = start(id);
        await().until(() ->
                runtime.createIncidentQuery().processInstanceId(instance).count() == 1);
        String visit = step(instance).getActivityInstanceId();
        deploy(diagram()
                .serviceTask("step_run")
                .camundaExternalTask("errand.run")
                .userTask("task_after")
                .endEvent()
                .done());

        assertThat(move().moved()).hasSize(1);

        assertThat(step(instance).getActivityInstanceId()).isEqualTo(visit);
        assertThat(runtime.createIncidentQuery().processInstanceId(instance).count())
                .isEqualTo(1);
        externalTasks.setRetries(step(instance).getId(), 1);
        runtime.startProcessInstanceByKey("errand", "wakes-the-worker-up-" + process);
        await().until(() -> tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .taskDefinitionKey("task_after")
                        .count()
                == 1);
        assertThat(runtime.getVariable(instance, "outcome")).isEqualTo(Map.of("done", "yes"));
    }

    @Test
    void a_step_that_waits_for_its_next_attempt_stays_and_says_until_when() {
        String topic = "nobody." + process;
        deploy(diagram()
                .serviceTask("step")
                .camundaExternalTask(topic)
                .endEvent()
                .done());
        String instance = start("tries-again");
        fetch(topic);
        externalTasks.handleFailure(step(instance).getId(), "worker", "The shop is closed", 3, 3_600_000);
        deploy(diagram()
                .serviceTask("step")
                .camundaExternalTask(topic)
                .userTask("task")
                .endEvent()
                .done());

        assertThat(move().notMoved()).singleElement().satisfies(stays -> {
            assertThat(stays.verdict()).isEqualTo(Verdict.later);
            assertThat(stays.reasons().get(0).reason()).startsWith("The step is tried again after a failure");
        });
        assertThat(version(instance)).isEqualTo(1);
    }

    @Test
    void the_message_and_the_date_of_event_sub_processes_are_kept() {
        for (String last : List.of("event_end", "event_finish")) {
            ProcessBuilder builder = Bpmn.createExecutableProcess(process);
            builder.eventSubProcess("sub_cancelled")
                    .startEvent("event_cancelled")
                    .message("cancelled-" + process)
                    .endEvent();
            builder.eventSubProcess("sub_late")
                    .startEvent("event_late")
                    .timerWithDuration(last.equals("event_end") ? "P9D" : "P5D")
                    .endEvent();
            deploy(builder.startEvent().userTask("task_review").endEvent(last).done());
            if (last.equals("event_end")) {
                start("cancelled");
            }
        }
        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .singleResult()
                .getId();
        Date due = due(instance, "event_late");

        assertThat(report().versions().get(0).notes()).isEmpty();
        assertThat(move().moved()).hasSize(1);

        assertThat(due(instance, "event_late")).isEqualTo(due);
        assertThat(instances.tell(instance, "cancelled-" + process, Map.of())).isTrue();
        assertThat(isRunning(instance)).isFalse();
    }

    @Test
    void a_step_keeps_its_id_and_its_operation() {
        deploy(diagram()
                .serviceTask("step")
                .camundaExternalTask("nobody.here")
                .endEvent()
                .done());
        start("renamed-step");
        deploy(diagram()
                .serviceTask("other")
                .camundaExternalTask("nobody.here")
                .endEvent()
                .done());
        assertThat(migrations
                        .report(process, Map.of("step", "other"))
                        .versions()
                        .get(0)
                        .positions()
                        .get(0)
                        .reasons()
                        .get(0)
                        .reason())
                .contains("cannot go to another id");

        deploy(diagram()
                .serviceTask("step")
                .camundaExternalTask("nobody.there")
                .endEvent()
                .done());
        assertThat(report().versions()
                        .get(0)
                        .positions()
                        .get(0)
                        .reasons()
                        .get(0)
                        .reason())
                .isEqualTo("The step calls nobody.here, and nobody.there in the newest version");
    }

    @Test
    void a_timer_keeps_its_date_and_events_that_come_or_go_are_noted() {
        deploy(diagram()
                .userTask("task_review")
                .boundaryEvent("event_late")
                .name("Too late")
                .timerWithDuration("P10D")
                .endEvent()
                .moveToActivity("task_review")
                .boundaryEvent("event_old")
                .name("Reminder")
                .cancelActivity(false)
                .timerWithDuration("P20D")
                .endEvent()
                .moveToActivity("task_review")
                .endEvent()
                .done());
        String instance = start("timed");
        Date due = due(instance, "event_late");
        deploy(diagram()
                .userTask("task_review")
                .boundaryEvent("event_late")
                .name("Too late")
                .timerWithDuration("P30D")
                .endEvent()
                .moveToActivity("task_review")
                .boundaryEvent("event_new")
                .name("Withdrawn")
                .message("withdrawn-" + process)
                .endEvent()
                .moveToActivity("task_review")
                .endEvent()
                .done());

        assertThat(report().versions().get(0).notes())
                .anySatisfy(note -> assertThat(note).startsWith("Reminder (event_old) is not waited for any more"))
                .anySatisfy(note -> assertThat(note).startsWith("Withdrawn (event_new) is waited for from the move on"))
                .hasSize(2);
        assertThat(move().moved()).hasSize(1);

        assertThat(due(instance, "event_late")).isEqualTo(due);
        assertThat(management.createJobQuery().processInstanceId(instance).count())
                .isEqualTo(1);
        assertThat(instances.tell(instance, "withdrawn-" + process, Map.of())).isTrue();
        assertThat(isRunning(instance)).isFalse();
    }

    @Test
    void a_message_that_has_another_name_now_is_waited_for_under_the_new_name() {
        deploy(diagram()
                .intermediateCatchEvent("event_told")
                .message("old-" + process)
                .endEvent()
                .done());
        String instance = start("told");
        deploy(diagram()
                .intermediateCatchEvent("event_told")
                .message("new-" + process)
                .endEvent()
                .done());

        assertThat(move().moved()).hasSize(1);

        assertThat(instances.tell(instance, "old-" + process, Map.of())).isFalse();
        assertThat(instances.tell(instance, "new-" + process, Map.of())).isTrue();
        assertThat(isRunning(instance)).isFalse();
    }

    @Test
    void whoever_waits_for_one_of_several_events_moves_with_timer_and_message() {
        for (String last : List.of("event_end", "event_finish")) {
            deploy(diagram()
                    .eventBasedGateway()
                    .id("gateway_wait")
                    .intermediateCatchEvent("event_late")
                    .timerWithDuration("P9D")
                    .endEvent()
                    .moveToNode("gateway_wait")
                    .intermediateCatchEvent("event_told")
                    .message("told-" + process)
                    .endEvent(last)
                    .done());
            if (last.equals("event_end")) {
                start("either");
            }
        }
        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .singleResult()
                .getId();

        assertThat(move().moved()).hasSize(1);

        assertThat(instances.tell(instance, "told-" + process, Map.of())).isTrue();
        assertThat(isRunning(instance)).isFalse();
    }

    @Test
    void repeated_tasks_and_called_workflows_move_each_on_their_own() {
        String called = "called-" + process;
        deploy(Bpmn.createExecutableProcess(called)
                .startEvent()
                .userTask("task_inside")
                .endEvent()
                .done());
        deploy(diagram()
                .parallelGateway("fork")
                .userTask("task_each")
                .multiInstance()
                .parallel()
                .cardinality("3")
                .multiInstanceDone()
                .endEvent()
                .moveToNode("fork")
                .callActivity("call_other")
                .calledElement(called)
                .endEvent()
                .done());
        String caller = start("calls");
        deploy(diagram()
                .parallelGateway("fork")
                .userTask("task_every")
                .multiInstance()
                .parallel()
                .cardinality("3")
                .multiInstanceDone()
                .endEvent()
                .moveToNode("fork")
                .callActivity("call_other")
                .calledElement(called)
                .endEvent()
                .done());
        deploy(Bpmn.createExecutableProcess(called)
                .startEvent()
                .userTask("task_inside")
                .userTask("task_more")
                .endEvent()
                .done());

        assertThat(migrations
                        .move(request(List.of(), Map.of("task_each", "task_every"), false))
                        .moved())
                .hasSize(1);
        MigrationResult child = migrations.move(
                new MigrationRequest(called, List.of(), List.of("calls"), Map.of(), false, "an analyst"));

        assertThat(child.moved())
                .extracting(MigrationResult.Instance::businessId)
                .containsExactly("calls");
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(caller)
                        .taskDefinitionKey("task_every")
                        .count())
                .isEqualTo(3);
        complete(caller);
        complete(child.moved().get(0).id());
        complete(child.moved().get(0).id());
        assertThat(isRunning(caller)).isFalse();
    }

    @Test
    void one_that_fails_stops_no_other() {
        deploy(diagram().userTask("task_review").endEvent().done());
        String fails = start("no-date");
        String moves = start("with-date");
        runtime.setVariable(moves, "until", "P3D");
        deploy(diagram()
                .userTask("task_review")
                .boundaryEvent("event_late")
                .timerWithDuration("${until}")
                .endEvent()
                .moveToActivity("task_review")
                .endEvent()
                .done());

        MigrationResult result = move();

        assertThat(result.moved()).extracting(MigrationResult.Instance::id).containsExactly(moves);
        assertThat(result.notMoved()).singleElement().satisfies(instance -> {
            assertThat(instance.id()).isEqualTo(fails);
            assertThat(instance.verdict()).isEqualTo(Verdict.blocked);
            assertThat(instance.reasons().get(0).reason()).contains("until");
        });
        assertThat(version(fails)).isEqualTo(1);
    }

    @Test
    void a_branch_that_waits_for_the_others_is_shown_and_moves() {
        for (String last : List.of("event_end", "event_finish")) {
            deploy(diagram()
                    .parallelGateway("fork")
                    .userTask("task_one")
                    .parallelGateway("join")
                    .endEvent(last)
                    .moveToNode("fork")
                    .userTask("task_two")
                    .connectTo("join")
                    .done());
            if (last.equals("event_end")) {
                start("joins");
            }
        }
        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .singleResult()
                .getId();
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey("task_one")
                .singleResult()
                .getId());

        assertThat(report().versions().get(0).positions().get(0).at())
                .extracting(MigrationReport.Element::id)
                .containsExactly("join", "task_two");
        assertThat(move().moved()).hasSize(1);
        complete(instance);
        assertThat(isRunning(instance)).isFalse();
    }

    @Test
    void the_same_call_again_is_harmless_and_so_are_two_at_once() {
        deploy(diagram().userTask("task_review").endEvent().done());
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            started.add(start("twice-" + i));
        }
        deploy(diagram()
                .userTask("task_review")
                .userTask("task_more")
                .endEvent()
                .done());

        CompletableFuture<MigrationResult> other = CompletableFuture.supplyAsync(this::move);
        MigrationResult one = move();

        assertThat(one.moved().size() + other.join().moved().size()).isEqualTo(20);
        assertThat(started).allSatisfy(instance -> {
            assertThat(version(instance)).isEqualTo(2);
            assertThat(records(instance)).isEqualTo(1);
            assertThat(tasks.createTaskQuery().processInstanceId(instance).count())
                    .isEqualTo(1);
        });
        MigrationResult again = move();
        assertThat(again.moved()).isEmpty();
        assertThat(again.notMoved()).isEmpty();
        assertThat(migrations
                        .move(request(List.of("twice-3", "unheard-of"), Map.of(), false))
                        .notMoved())
                .extracting(MigrationResult.Instance::verdict)
                .containsExactly(Verdict.current, Verdict.gone);
    }

    @Test
    void a_mapping_of_elements_that_are_not_there_and_an_unknown_version_are_refused() {
        deploy(diagram().userTask("task_review").endEvent().done());
        deploy(diagram().userTask("task_check").endEvent().done());

        assertThatThrownBy(() -> migrations.report(process, Map.of("task_reviw", "task_check")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no old version has an element with the id task_reviw");
        assertThatThrownBy(() -> migrations.report(process, Map.of("task_review", "task_chek")))
                .hasMessageContaining("the newest version has no element with the id task_chek");
        assertThatThrownBy(() -> migrations.move(
                        new MigrationRequest(process, List.of(7), List.of(), Map.of(), true, "an analyst")))
                .hasMessageContaining("there is no version 7");
        assertThatThrownBy(() -> migrations.report("nothing-of-this-name", Map.of()))
                .hasMessageContaining("There is no workflow");
    }

    private StartEventBuilder diagram() {
        return Bpmn.createExecutableProcess(process).startEvent("event_start");
    }

    private void deploy(BpmnModelInstance diagram) {
        repository.createDeployment().addModelInstance("moving.bpmn", diagram).deploy();
    }

    private String start(String businessId) {
        return transaction.execute(
                status -> instances.start(process, businessId, Map.of("request", Map.of("errandId", businessId))));
    }

    private MigrationReport report() {
        return migrations.report(process, Map.of());
    }

    private MigrationResult move() {
        return migrations.move(request(List.of(), Map.of(), false));
    }

    private MigrationRequest request(List<String> ids, Map<String, String> map, boolean dryRun) {
        return new MigrationRequest(process, List.of(), ids, map, dryRun, "an analyst");
    }

    private Plan plan() {
        Versions versions = Versions.read(repository, process).orElseThrow();
        return new Plan(runtime, versions.old().get(0), versions.newest(), Map.of());
    }

    private void fetch(String topic) {
        assertThat(externalTasks.fetchAndLock(1, "worker").topic(topic, 60_000).execute())
                .hasSize(1);
    }

    private ExternalTask step(String instance) {
        return externalTasks
                .createExternalTaskQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private void complete(String instance) {
        tasks.createTaskQuery().processInstanceId(instance).list().forEach(task -> tasks.complete(task.getId()));
    }

    private int version(String instance) {
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        return repository.getProcessDefinition(definition).getVersion();
    }

    private boolean isRunning(String instance) {
        return instances.isRunning(instance);
    }

    private Date due(String instance, String event) {
        return management
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(event)
                .singleResult()
                .getDuedate();
    }

    private long records(String instance) {
        return database.sql("select count(*) from moved_instance where instance_id = ?")
                .param(instance)
                .query(Long.class)
                .single();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
