package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storebridge.commerce.Failure;
import io.storebridge.testing.ProgrammableOracle;
import io.storebridge.testing.WithErrands;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.PriorityOrdered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.TestPropertySource;

/** What a run in real time costs the database: nothing. */
@WithErrands
@TestPropertySource(properties = "storebridge.real-time.budget=30s")
@Import(RealTimeRunsTest.Configuration.class)
class RealTimeRunsTest {

    private static final Map<String, Object> QUESTION = Map.of("request", Map.of("question", "Will it rain"));

    @Autowired
    RealTimeRuns runs;

    @Autowired
    Processes processes;

    @Autowired
    Deployer deployer;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    ProgrammableOracle oracle;

    @Autowired
    JdbcClient database;

    @Autowired
    CountedConnections connections;

    @TestConfiguration
    static class Configuration {
        @Bean
        static CountedConnections countedConnections() {
            return new CountedConnections();
        }
    }

    /** Beneath the application's own wrapper, hence first: what is counted is a real connection of the pool. */
    static class CountedConnections implements BeanPostProcessor, PriorityOrdered {

        private final ThreadLocal<AtomicInteger> taken = ThreadLocal.withInitial(AtomicInteger::new);

        int takenByThisThread() {
            return taken.get().get();
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource pool ? counted(pool) : bean;
        }

        private DataSource counted(DataSource pool) {
            return new DelegatingDataSource(pool) {
                @Override
                public Connection getConnection() throws SQLException {
                    taken.get().incrementAndGet();
                    return super.getConnection();
                }
            };
        }

        @Override
        public int getOrder() {
            return 0;
        }
    }

    @BeforeEach
    void the_definitions_are_known() {
        oracle.answers();
        run("ask");
    }

    @Test
    void it_takes_no_connection_and_stores_nothing() {
        Map<String, Long> rows = rows();
        ProcessDescription ask = processes.find("ask").orElseThrow();
        int withoutConnection = 0;

        for (int i = 0; i < 50; i++) {
            int before = connections.takenByThisThread();
            assertThat(runs.run(ask, QUESTION)).containsEntry("mood", "good");
            int taken = connections.takenByThisThread() - before;
            assertThat(taken).as("one that looks for a newer decision table").isLessThanOrEqualTo(1);
            withoutConnection += 1 - taken;
        }

        assertThat(withoutConnection).as("runs without a connection").isGreaterThan(25);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void a_run_that_fails_stores_nothing_either() {
        Map<String, Long> rows = rows();
        oracle.does(question -> {
            throw new Failure.Unavailable("closed", null);
        });

        assertThatThrownBy(() -> run("ask"))
                .isInstanceOf(SystemDown.class)
                .hasCauseInstanceOf(Failure.Unavailable.class)
                .hasMessage("closed");

        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void nothing_is_stored_when_somebody_else_starts_it() {
        Map<String, Long> rows = rows();

        runtime.startProcessInstanceByKey("ask", Map.of("request", Map.of("question", "Who asks")));

        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void decision_tables_are_evaluated_with_what_is_already_parsed() {
        assertThat(engine.getDmnEngineConfiguration().getFeelEngine()).isInstanceOf(ReusingFeelEngine.class);
    }

    @Test
    void a_diagram_that_would_wait_is_refused() {
        for (String waiting : List.of(
                "<userTask id=\"a\"/>",
                "<serviceTask id=\"a\" camunda:type=\"external\" camunda:topic=\"errand.run\"/>",
                "<task id=\"a\" camunda:asyncBefore=\"true\"/>",
                "<intermediateCatchEvent id=\"a\"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>")) {
            assertThatThrownBy(() -> deployer.deploy(
                            List.of(new DeployableResource(
                                    "waits.bpmn", diagram(waiting).getBytes(StandardCharsets.UTF_8))),
                            "test"))
                    .as(waiting)
                    .hasMessageContaining("A workflow in real time goes from start to end at once");
        }
    }

    private static String diagram(String element) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
                  <process id="waits" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <extensionElements><camunda:properties><camunda:property name="realTime" value="true"/></camunda:properties></extensionElements>
                    <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>%s
                  </process>
                </definitions>"""
                .formatted(element);
    }

    private Map<String, Object> run(String process) {
        return runs.run(processes.find(process).orElseThrow(), QUESTION);
    }

    /** How many rows each table of the engine holds. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        List<String> tables = database.sql(
                        "select table_name from information_schema.tables where table_name ~ '^act_(ru|hi|ge)_' and table_name <> 'act_ru_meter_log'")
                .query(String.class)
                .list();
        tables.forEach(table -> rows.put(
                table,
                database.sql("select count(*) from " + table).query(Long.class).single()));
        assertThat(rows).hasSizeGreaterThan(20);
        return rows;
    }
}
