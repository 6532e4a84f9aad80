package io.storebridge.operations;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents as process variables hold them: maps, lists, text, whole numbers and booleans. Decimals are text
 * ("732.35"), never floating point; dates are ISO-8601 text.
 */
public final class Documents {

    private static final ObjectMapper MAPPER = mapper();

    private Documents() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                // 12.50 is "12.50".
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .build();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }

    /** A value of the trade (a record, a list of them, a scalar) as a document. */
    public static Object of(Object value) {
        return value == null ? null : MAPPER.convertValue(plain(MAPPER.valueToTree(value)), Object.class);
    }

    /** A document from its JSON text; null stays null. */
    public static Object parse(String json) {
        if (json == null) {
            return null;
        }
        try {
            return of(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads a document as a value of the given type; null stays null. */
    public static Object read(Object document, Type type) throws InvalidDocument {
        if (document == null) {
            return null;
        }
        try {
            return MAPPER.convertValue(document, MAPPER.constructType(type));
        } catch (IllegalArgumentException e) {
            throw new InvalidDocument(e);
        }
    }

    /** The same tree with decimals, and whole numbers too large for a long, as text. */
    public static JsonNode plain(JsonNode node) {
        if (node.isNumber() && !(node.isIntegralNumber() && node.canConvertToLong())) {
            return TextNode.valueOf(node.decimalValue().toPlainString());
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(plain(property.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plain(array.get(i)));
            }
        }
        return node;
    }

    /** A document that does not fit the type asked for. */
    public static final class InvalidDocument extends Exception {

        private final String pointer;

        private InvalidDocument(IllegalArgumentException cause) {
            super(reason(cause), cause);
            this.pointer = pointerOf(cause.getCause());
        }

        /** Where, as a JSON pointer into the document. */
        public String pointer() {
            return pointer;
        }

        private static String reason(IllegalArgumentException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return cause instanceof JsonMappingException mapping ? mapping.getOriginalMessage() : cause.getMessage();
        }

        private static String pointerOf(Throwable cause) {
            if (!(cause instanceof JsonMappingException mapping)) {
                return "";
            }
            List<String> steps = new ArrayList<>();
            for (JsonMappingException.Reference step : mapping.getPath()) {
                steps.add(step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex()));
            }
            return steps.isEmpty() ? "" : "/" + String.join("/", steps);
        }
    }
}
