package io.storebridge.login;

import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Step;
import io.storebridge.operations.Documents;
import io.storebridge.operations.Operations;
import io.storebridge.workflow.Instances;
import io.storebridge.workflow.ProcessDescription;
import io.storebridge.workflow.Processes;
import io.storebridge.workflow.RealTimeRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a run in real time costs: login-check with a CRM and a back office that answer at once, against plain calls of the
 * same two operations, against decision tables evaluated by Camunda's own FEEL, and against the same diagram without its
 * mark, started and stored. Not part of the build: {@code mvn test -Dtest=LoginBenchmark}. Read the ratios, not the rates;
 * results are in docs/performance.md.
 */
@WithAccounts
class LoginBenchmark {

    private static final int RUNS = 500;
    private static final int ROUNDS = 5;
    private static final Map<String, Object> REQUEST = Map.of("request", Map.of("email", "ann@example.com"));

    @Autowired
    Accounts accounts;

    @Autowired
    Operations operations;

    @Autowired
    RealTimeRuns runs;

    @Autowired
    Processes processes;

    @Autowired
    Instances instances;

    @Autowired
    RepositoryService repository;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Test
    void compareRealTimeWithPlainCallsAndWithStoredRuns() throws IOException {
        accounts.person("ann@example.com", "buyer", true, "AARON");
        accounts.customer("AARON", false, false, Accounts.credit(Credit.Kind.amount, "100.00", "0.00"));
        deployStoredTwin();
        ProcessDescription login = processes.find("login-check").orElseThrow();
        Runnable plain = this::plainCalls;
        Runnable realTime = () -> runs.run(login, REQUEST);
        DmnEngine reusing = engine.getDmnEngine();
        DmnEngine ownFeel = ownFeel();
        Runnable stored =
                () -> transaction.executeWithoutResult(status -> instances.start("login-check-stored", null, REQUEST));
        rate(plain);
        rate(realTime);
        rateWith(ownFeel, realTime);
        engine.setDmnEngine(reusing);
        rate(stored);
        System.out.println("round | plain calls | real time | Camunda's own FEEL | stored (runs a second, one thread)");
        for (int round = 1; round <= ROUNDS; round++) {
            double plainRate = rate(plain);
            double ownFeelRate = rateWith(ownFeel, realTime);
            double realTimeRate = rateWith(reusing, realTime);
            double storedRate = rate(stored);
            System.out.printf(
                    "%5d | %6.0f | %6.0f (%.3f of plain) | %6.0f (real time is %.1f times) | %6.0f (%.1f times)%n",
                    round,
                    plainRate,
                    realTimeRate,
                    realTimeRate / plainRate,
                    ownFeelRate,
                    realTimeRate / ownFeelRate,
                    storedRate,
                    realTimeRate / storedRate);
        }
    }

    private void plainCalls() {
        Step step = new Step("login-check", "benchmark", "task", "1");
        Object person = operations.invoke(operations.get("crm.find-person"), Map.of("email", "ann@example.com"), step);
        Object customer =
                operations.invoke(operations.get("erp.read-customer"), Map.of("customerNumber", "AARON"), step);
        Documents.of(Map.of("person", person, "customer", customer));
    }

    private DmnEngine ownFeel() {
        DefaultDmnEngineConfiguration known = engine.getDmnEngineConfiguration();
        DefaultDmnEngineConfiguration byDefault = new DefaultDmnEngineConfiguration();
        byDefault.setCustomPostDecisionEvaluationListeners(known.getCustomPostDecisionEvaluationListeners());
        byDefault.setScriptEngineResolver(known.getScriptEngineResolver());
        byDefault.setElProvider(known.getElProvider());
        return byDefault.buildEngine();
    }

    private double rateWith(DmnEngine tables, Runnable run) {
        engine.setDmnEngine(tables);
        return rate(run);
    }

    private void deployStoredTwin() throws IOException {
        try (var file = getClass().getResourceAsStream("/processes/login/login-check.bpmn")) {
            String diagram = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"login-check\"", "\"login-check-stored\"")
                    .replace("name=\"realTime\" value=\"true\"", "name=\"realTime\" value=\"false\"");
            repository
                    .createDeployment()
                    .addString("login-check-stored.bpmn", diagram)
                    .deploy();
        }
    }

    private static double rate(Runnable run) {
        long begin = System.nanoTime();
        for (int i = 0; i < RUNS; i++) {
            run.run();
        }
        return RUNS / ((System.nanoTime() - begin) / 1e9);
    }
}
