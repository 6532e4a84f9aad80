package io.storebridge.workflow.migration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves one instance in a transaction of its own; a dry run does the same and undoes it. */
@Component
class Mover {

    private static final Logger log = LoggerFactory.getLogger(Mover.class);
    private static final int ATTEMPTS = 5;

    private final RuntimeService runtime;
    private final ExternalTaskService externalTasks;
    private final ManagementService management;
    private final TransactionTemplate transaction;
    private final MovedInstances moved;

    /** What came of it; movable is also said of what has moved. */
    record Trial(Verdict verdict, List<Reason> reasons) {}

    Mover(
            RuntimeService runtime,
            ExternalTaskService externalTasks,
            ManagementService management,
            TransactionTemplate transaction,
            MovedInstances moved) {
        this.runtime = runtime;
        this.externalTasks = externalTasks;
        this.management = management;
        this.transaction = transaction;
        this.moved = moved;
    }

    Trial tryOut(Standing instance, Plan plan) {
        return attempt(instance, plan, null);
    }

    Trial move(Standing instance, Plan plan, String by) {
        return attempt(instance, plan, Objects.requireNonNull(by));
    }

    private Trial attempt(Standing instance, Plan plan, String by) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return inTransaction(instance, plan, by);
            } catch (OptimisticLockingException e) {
                log.debug("{} changed while it was moved: {}", instance.id(), e.getMessage());
            } catch (MigratingProcessInstanceValidationException e) {
                return new Trial(Verdict.blocked, plan.reasons(e.getValidationReport()));
            } catch (RuntimeException e) {
                String cause = NestedExceptionUtils.getMostSpecificCause(e).getMessage();
                log.warn("{} cannot be moved: {}", instance.id(), cause, by == null ? null : e);
                return new Trial(
                        Verdict.blocked, List.of(new Reason(null, null, "The engine failed to move it: " + cause)));
            }
        }
        return new Trial(
                Verdict.later, List.of(new Reason(null, null, "It goes on all the time; ask again when it waits")));
    }

    private Trial inTransaction(Standing instance, Plan plan, String by) {
        return transaction.execute(status -> {
            Trial trial = waitingOnly(instance.id(), plan);
            if (by == null) {
                status.setRollbackOnly();
            } else if (trial.verdict == Verdict.movable) {
                moved.add(instance, plan, by);
            }
            return trial;
        });
    }

    /**
     * A worker that takes a step meanwhile: before the engine reads the step to move it, the second look sees the lock;
     * after that, the engine finds the step changed and fails. Both times the move is undone and tried again.
     */
    private Trial waitingOnly(String id, Plan plan) {
        ProcessInstance instance =
                runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
        if (instance == null) {
            return new Trial(Verdict.gone, List.of(new Reason(null, null, "It has ended meanwhile")));
        }
        if (!instance.getProcessDefinitionId().equals(plan.source().definition().getId())) {
            return new Trial(Verdict.current, List.of(new Reason(null, null, "It was moved meanwhile")));
        }
        List<ExternalTask> steps = steps(id);
        List<Reason> later = underWay(id, steps, plan);
        if (!later.isEmpty()) {
            return new Trial(Verdict.later, later);
        }
        List<Reason> blocked =
                steps.stream().flatMap(step -> against(step, plan).stream()).toList();
        if (!blocked.isEmpty()) {
            return new Trial(Verdict.blocked, blocked);
        }
        runtime.newMigration(plan.forEngine()).processInstanceIds(id).execute();
        if (steps(id).stream().anyMatch(step -> UnderWay.of(step).isPresent())) {
            throw new OptimisticLockingException("A step was reached and taken while its instance was moved");
        }
        return new Trial(Verdict.movable, List.of());
    }

    private List<ExternalTask> steps(String id) {
        return externalTasks.createExternalTaskQuery().processInstanceId(id).list();
    }

    private List<Reason> underWay(String id, List<ExternalTask> steps, Plan plan) {
        Stream<Optional<UnderWay>> ofSteps = steps.stream().map(UnderWay::of);
        Stream<Optional<UnderWay>> ofJobs = management.createJobQuery().processInstanceId(id).list().stream()
                .map(UnderWay::of);
        return Stream.concat(ofSteps, ofJobs)
                .flatMap(Optional::stream)
                .map(found -> found.reason(plan.source()))
                .distinct()
                .toList();
    }

    /**
     * A step that was sent may be asked for or sent again, and the other system knows it by the element's id; and the engine
     * leaves it with the operation that it was made for.
     */
    private static Optional<Reason> against(ExternalTask step, Plan plan) {
        String id = step.getActivityId();
        String to = plan.targetOf(id);
        if (to == null) {
            return Optional.empty();
        }
        if (!to.equals(id)) {
            return Optional.of(plan.source()
                    .reason(
                            id,
                            "The step may have been sent already, and the other system knows it by the element's id: an"
                                    + " instance cannot go to another id while it stands here"));
        }
        String operation = plan.target().operation(to);
        if (!step.getTopicName().equals(operation)) {
            return Optional.of(plan.source()
                    .reason(
                            id,
                            "The step calls %s, and %s in the newest version"
                                    .formatted(step.getTopicName(), operation == null ? "nothing" : operation)));
        }
        return Optional.empty();
    }
}
