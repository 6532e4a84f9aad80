package io.storebridge.operations.templates;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names its template on each service task of a diagram, so that Modeler shows business fields. Works on the text: the file
 * stays as it is otherwise.
 */
final class DiagramStamps {

    private static final Pattern TASK = Pattern.compile(
            "<((?:\\w+:)?serviceTask)\\b([^>]*?)(/?)>(.*?)(?=<(?:\\w+:)?(?:incoming|outgoing|serviceTask)\\b|</\\1>|\\z)",
            Pattern.DOTALL);
    private static final Pattern TOPIC = Pattern.compile("\\bcamunda:topic=\"([^\"]*)\"");
    private static final Pattern CONNECTOR =
            Pattern.compile("<camunda:connectorId>\\s*([^<]*?)\\s*</camunda:connectorId>");
    private static final Pattern STAMP = Pattern.compile("\\s+camunda:modelerTemplate(?:Version)?=\"[^\"]*\"");
    private static final Pattern FOREIGN = Pattern.compile("\\bcamunda:modelerTemplate=\"(?!io\\.storebridge\\.)");

    private final Map<String, JsonNode> templates;

    /** @param templates by id */
    DiagramStamps(Map<String, JsonNode> templates) {
        this.templates = templates;
    }

    String stamp(String diagram) {
        return TASK.matcher(diagram).replaceAll(task -> Matcher.quoteReplacement(stamped(task)));
    }

    private String stamped(MatchResult task) {
        JsonNode template = templates.get(templateId(task));
        if (template == null || FOREIGN.matcher(task.group(2)).find()) {
            return task.group();
        }
        String attributes = STAMP.matcher(task.group(2)).replaceAll("");
        String stamp = " camunda:modelerTemplate=\"%s\" camunda:modelerTemplateVersion=\"%s\""
                .formatted(
                        template.path("id").asText(), template.path("version").asText());
        // Modeler writes the stamp before the other attributes of the engine.
        int first = attributes.indexOf(" camunda:");
        int place = first < 0 ? attributes.length() : first;
        return "<" + task.group(1) + attributes.substring(0, place) + stamp + attributes.substring(place)
                + task.group(3) + ">" + task.group(4);
    }

    /** Of a task without one: no template's id. */
    private static String templateId(MatchResult task) {
        Matcher topic = TOPIC.matcher(task.group(2));
        if (topic.find()) {
            return OperationTemplates.PREFIX + topic.group(1);
        }
        Matcher connector = CONNECTOR.matcher(task.group(4));
        return task.group(3).isEmpty() && connector.find()
                ? OperationTemplates.PREFIX + connector.group(1) + OperationTemplates.REAL_TIME
                : "";
    }
}
