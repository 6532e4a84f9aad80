package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Sales and receivables, who approve everything as it is, through Camunda's REST API as their task list does. */
final class People {

    private static final String QUOTE_REVIEW = "quote-review";
    private static final String CREDIT_REVIEW = "credit-review";
    private static final String ORDER_REVIEW = "order-review";

    private final Web sales;
    private final Web receivables;

    People(String baseUrl) {
        sales = new Web(baseUrl + "/engine-rest", login("sales"));
        receivables = new Web(baseUrl + "/engine-rest", login("receivables"));
    }

    private static String login(String user) {
        byte[] login = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /**
     * Does what waits for a person.
     *
     * @return whether there was something
     * @throws Stuck when a person would have to think
     */
    boolean approve(String requestId) {
        return approve(sales, requestId) || approve(receivables, requestId);
    }

    private static boolean approve(Web person, String requestId) {
        Web.Answer tasks = person.get("/task?processInstanceBusinessKey=" + requestId);
        if (!tasks.is(200)) {
            throw new Stuck("The task list does not answer: " + tasks.trouble());
        }
        boolean approved = false;
        for (JsonNode task : tasks.body()) {
            String id = task.path("id").asText();
            ObjectNode variables =
                    switch (task.path("taskDefinitionKey").asText()) {
                        case QUOTE_REVIEW -> quoteReview();
                        case ORDER_REVIEW -> review();
                        case CREDIT_REVIEW -> creditReview();
                        default ->
                            throw new Stuck("%s: %s".formatted(task.path("name").asText(), failure(person, id)));
                    };
            ObjectNode body = Json.object();
            body.set("variables", variables);
            approved |= person.post("/task/" + id + "/complete", body, Map.of()).is(204);
        }
        return approved;
    }

    private static ObjectNode quoteReview() {
        ObjectNode variables = review();
        variables.putObject("quoteChanged").put("type", "Boolean").put("value", false);
        return variables;
    }

    private static ObjectNode review() {
        ObjectNode variables = Json.object();
        variables
                .putObject("review")
                .put("type", "Object")
                .put("value", "{\"decision\":\"approve\",\"reason\":\"\"}")
                .putObject("valueInfo")
                .put("objectTypeName", "java.util.LinkedHashMap")
                .put("serializationDataFormat", "application/json");
        return variables;
    }

    private static ObjectNode creditReview() {
        ObjectNode variables = Json.object();
        variables.putObject("creditDecision").put("type", "String").put("value", "approve");
        return variables;
    }

    private static String failure(Web person, String task) {
        Web.Answer failure = person.get("/task/" + task + "/variables/failure?deserializeValue=false");
        return failure.is(200)
                ? Json.read(failure.body().path("value").asText("{}"))
                        .path("message")
                        .asText("no reason is given")
                : "no reason is given";
    }
}
