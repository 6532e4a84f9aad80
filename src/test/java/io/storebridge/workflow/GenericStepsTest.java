package io.storebridge.workflow;

import static io.storebridge.testing.SmallService.answers;
import static io.storebridge.testing.SmallService.answersJson;
import static io.storebridge.testing.SmallService.breaksOff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storebridge.commerce.Workflows;
import io.storebridge.testing.SmallService;
import io.storebridge.testing.WithErrands;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Steps that analysts use without a connector of ours: any REST service, and mappings. */
@WithErrands
@ExtendWith(OutputCaptureExtension.class)
class GenericStepsTest {

    private static final String SECRET = "carrier-s3cret-value";
    private static final SmallService HOST = new SmallService();
    private static final Map<String, Object> ORDER =
            Map.of("number", "W1", "lines", List.of(Map.of("weight", "0.1"), Map.of("weight", "0.2")));

    @Autowired
    Instances instances;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Workflows workflows;

    @Autowired
    JdbcClient database;

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) {
        registry.add("storebridge.rest.services.parcels.url", HOST::url);
        registry.add("storebridge.rest.services.parcels.headers.X-Api-Key", () -> SECRET);
        registry.add("storebridge.rest.services.parcels.read-timeout", () -> "3s");
        registry.add("storebridge.real-time.budget", () -> "20s");
    }

    @BeforeEach
    void forget() {
        HOST.forget();
    }

    @AfterAll
    static void close() {
        HOST.close();
    }

    private String start(String businessId) {
        return runtime.startProcessInstanceByKey("parcel", businessId, Map.of("order", Variables.toVariable(ORDER)))
                .getId();
    }

    private Map<String, Object> result(String instance, String variable) {
        await().until(() -> !instances.isRunning(instance));
        return instances.find(instance, Set.of(variable)).orElseThrow().result();
    }

    @Test
    void a_service_is_called_with_a_mapped_body_and_its_answer_is_mapped_again() {
        HOST.next(answersJson(201, "{\"tracking\":\"1Z9\",\"cost\":10.05}"));

        String instance = start("mapped");

        assertThat(result(instance, "output")).containsEntry("output", Map.of("tracking", "1Z9", "cost", "20.10"));
        assertThat(HOST.last().uri()).isEqualTo("/parcels/W1");
        assertThat(HOST.last().body()).isEqualTo("{\"reference\":\"W1\",\"weight\":\"0.3\",\"pieces\":2}");
        assertThat(HOST.last().headers()).containsEntry("x-api-key", SECRET);
    }

    @Test
    void a_busy_service_is_called_again_because_nothing_has_happened_there() {
        HOST.next(answers(503, ""), answers(429, ""), answersJson(201, "{\"tracking\":\"1Z8\",\"cost\":\"1.00\"}"));

        assertThat(result(start("busy"), "output")).containsEntry("output", Map.of("tracking", "1Z8", "cost", "2.00"));
        assertThat(HOST.received()).hasSize(3);
    }

    @Test
    void a_request_whose_answer_was_lost_is_not_sent_a_second_time_and_a_person_looks() {
        HOST.next(breaksOff());

        String instance = start("lost");

        await().until(() -> tasks.createTaskQuery().processInstanceId(instance).count() == 1);
        assertThat(HOST.received()).hasSize(1);
        assertThat((Map<String, Object>) runtime.getVariable(instance, "failure"))
                .containsEntry("code", "outcome-unknown")
                .containsEntry("operation", "Call a REST service");
    }

    @Test
    void lost_after_busy_counts_as_lost() {
        HOST.next(answers(503, ""), HOST.staysSilent());

        String instance = start("busy-lost");

        await().until(() -> tasks.createTaskQuery().processInstanceId(instance).count() == 1);
        assertThat(HOST.received()).hasSize(2);
    }

    @Test
    void a_refusal_without_a_boundary_event_waits_for_an_operator_with_the_services_words() {
        HOST.next(answersJson(409, "{\"error\":\"already announced\"}"));

        String instance = start("refused");

        await().until(() ->
                runtime.createIncidentQuery().processInstanceId(instance).count() == 1);
        assertThat(HOST.received()).hasSize(1);
    }

    @Test
    void a_workflow_in_real_time_asks_a_service_and_maps_its_answer() {
        HOST.next(answersJson(200, "{\"price\":7.10}"));

        assertThat(workflows.ask("parcel-price", Map.of("zip", "60601")))
                .containsEntry("output", Map.of("zip", "60601", "price", "7.15"));
        assertThat(HOST.last().uri()).isEqualTo("/prices/60601");
    }

    private String followUp(String target) {
        return runtime.startProcessInstanceByKey(
                        "parcel-follow-up",
                        "follow-" + target,
                        Map.of("order", Variables.toVariable(ORDER), "target", target))
                .getId();
    }

    @Test
    void a_workflow_starts_another_one_with_a_business_id_of_its_own() {
        assertThat(result(followUp("errand"), "started")).containsEntry("started", true);

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("errand")
                        .processInstanceBusinessKey("errand-of-W1")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_workflow_that_is_not_there_is_refused_at_once_in_words() {
        String instance = followUp("no-such-workflow");

        await().untilAsserted(() -> assertThat(runtime.createIncidentQuery()
                        .processInstanceId(instance)
                        .list())
                .singleElement()
                .extracting(Incident::getIncidentMessage)
                .isEqualTo("There is no workflow no-such-workflow with a schema."));
    }

    @Test
    void what_signs_in_is_in_no_variable_no_history_and_no_log(CapturedOutput output) {
        HOST.next(
                answersJson(201, "{\"tracking\":\"" + SECRET + "\",\"cost\":1}"),
                answersJson(400, "\"" + SECRET + "\""));
        result(start("echo"), "output");
        String refused = start("echo-refused");
        await().until(() ->
                runtime.createIncidentQuery().processInstanceId(refused).count() == 1);

        assertThat(database.sql(
                                "select count(*) from act_ge_bytearray where position(convert_to(?, 'UTF8') in bytes_) > 0")
                        .param(SECRET)
                        .query(Long.class)
                        .single())
                .isZero();
        for (String table : List.of("act_hi_varinst.text_", "act_ru_variable.text_", "act_hi_incident.incident_msg_")) {
            String[] parts = table.split("\\.");
            assertThat(database.sql("select count(*) from " + parts[0] + " where " + parts[1] + " like ?")
                            .param("%" + SECRET + "%")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(output.getAll()).doesNotContain(SECRET);
    }
}
