package io.storebridge.workflow;

import io.storebridge.operations.Documents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables.SerializationDataFormats;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Documents as process variables: maps and lists become JSON objects, scalars stay what they are. */
final class Variables {

    private Variables() {}

    /** Maps and lists are copied to plain ones: the engine notes their Java class next to the JSON. */
    static Object toVariable(Object document) {
        return toVariable(document, false);
    }

    /** @param isTransient true: gone with the transaction, never written */
    static Object toVariable(Object document, boolean isTransient) {
        if (document instanceof Map || document instanceof List) {
            return org.camunda.bpm.engine.variable.Variables.objectValue(Documents.of(document), isTransient)
                    .serializationDataFormat(SerializationDataFormats.JSON)
                    .create();
        }
        return isTransient ? org.camunda.bpm.engine.variable.Variables.untypedValue(document, true) : document;
    }

    static Map<String, Object> toVariables(Map<String, Object> documents) {
        Map<String, Object> variables = new LinkedHashMap<>();
        documents.forEach((name, document) -> variables.put(name, toVariable(document)));
        return variables;
    }

    static Map<String, Object> toTransient(Map<String, Object> documents) {
        Map<String, Object> variables = new LinkedHashMap<>();
        documents.forEach((name, document) -> variables.put(name, toVariable(document, true)));
        return variables;
    }

    /** Reads variables that the engine has left serialized, whatever Java type is noted with them. */
    static Map<String, Object> toDocuments(VariableMap variables) {
        Map<String, Object> documents = new LinkedHashMap<>();
        for (String name : variables.keySet()) {
            TypedValue value = variables.getValueTyped(name);
            documents.put(
                    name,
                    value instanceof SerializableValue json
                            ? Documents.parse(json.getValueSerialized())
                            : value.getValue());
        }
        return documents;
    }
}
