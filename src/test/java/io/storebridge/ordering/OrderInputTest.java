package io.storebridge.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.operations.Documents;
import io.storebridge.security.ApiKeys;
import io.storebridge.testing.WithErrands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Hundreds of bad orders at the front door: each is refused with words and a place, or kept to the letter. */
@WithErrands
class OrderInputTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Autowired
    TestRestTemplate http;

    @Autowired
    ApiKeys keys;

    @Autowired
    RuntimeService runtime;

    private List<BadOrders.BadOrder> orders;

    @BeforeEach
    void prepare() throws IOException {
        keys.provide("order store", "a-key-for-orders", List.of("order-to-erp"));
        orders = BadOrders.all(JSON.readTree(
                Path.of("processes/ordering/order-to-erp.schema.json").toFile()));
    }

    @AfterEach
    void tidyUp() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("order-to-erp")
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over"));
    }

    @Test
    void bad_orders_are_refused_with_a_place_and_odd_ones_are_kept_to_the_letter() {
        assertThat(orders).hasSizeGreaterThan(200);
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        List<String> wrong = orders.parallelStream()
                .map(order -> fault(order, accepted))
                .filter(Objects::nonNull)
                .toList();
        assertThat(wrong).as("%d of %d orders", wrong.size(), orders.size()).isEmpty();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("order-to-erp")
                        .count())
                .isEqualTo(accepted.size());
    }

    private String fault(BadOrders.BadOrder order, Set<String> accepted) {
        ResponseEntity<JsonNode> answer = post(order);
        String fault = order.status() == 202 ? keptFault(order, answer, accepted) : refusedFault(order, answer);
        return fault == null ? null : order + ": " + fault;
    }

    /** Null when the answer is a problem that says what is wrong, and where. */
    private static String refusedFault(BadOrders.BadOrder order, ResponseEntity<JsonNode> answer) {
        if (answer.getStatusCode().value() != order.status()
                || !MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(
                        answer.getHeaders().getContentType())) {
            return "answered " + answer.getStatusCode() + " " + answer.getBody();
        }
        JsonNode problem = answer.getBody();
        String detail = problem.path("detail").asText();
        List<String> pointers = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .filter(error -> error.path("detail").asText().length() > 5)
                .map(error -> error.path("pointer").asText())
                .toList();
        boolean told = order.pointer() == null ? detail.length() > 30 : pointers.contains(order.pointer());
        boolean plain =
                !detail.matches("(?s).*(Exception|#/\\$defs|com\\.fasterxml|JsonReadFeature|StreamReadConstraints).*");
        return told && plain ? null : "told " + problem;
    }

    /** Null when the order has started, and its document is what was sent. */
    private String keptFault(BadOrders.BadOrder order, ResponseEntity<JsonNode> answer, Set<String> accepted) {
        if (answer.getStatusCode().value() != 202) {
            return "answered " + answer.getStatusCode() + " " + answer.getBody();
        }
        String id = answer.getBody().path("id").asText();
        accepted.add(id);
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        JsonNode kept = reread(runtime.getVariable(instance, "request"));
        JsonNode sent = reread(Documents.of(read(order.body())));
        return kept.equals(sent) ? null : "kept " + kept + " of " + sent;
    }

    private ResponseEntity<JsonNode> post(BadOrders.BadOrder order) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("a-key-for-orders");
        headers.set(HttpHeaders.CONTENT_TYPE, order.contentType());
        return http.postForEntity("/api/order-to-erp", new HttpEntity<>(order.body(), headers), JsonNode.class);
    }

    /** So that whole numbers are of one Java type. */
    private static JsonNode reread(Object document) {
        return read(JSON.valueToTree(document).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
