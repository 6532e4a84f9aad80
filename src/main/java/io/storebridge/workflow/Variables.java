package io.storebridge.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables.SerializationDataFormats;

/** Documents as process variables: maps and lists become JSON objects, scalars stay what they are. */
final class Variables {

    private Variables() {}

    static Object toVariable(Object document) {
        if (document instanceof Map || document instanceof List) {
            return org.camunda.bpm.engine.variable.Variables.objectValue(document)
                    .serializationDataFormat(SerializationDataFormats.JSON)
                    .create();
        }
        return document;
    }

    static Map<String, Object> toVariables(Map<String, Object> documents) {
        Map<String, Object> variables = new LinkedHashMap<>();
        documents.forEach((name, document) -> variables.put(name, toVariable(document)));
        return variables;
    }
}
