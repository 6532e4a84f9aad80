package io.storebridge.connectors.gp;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a node's procedure takes, in the order of its parameters. */
record NodeDefinition(String name, Map<String, Parameter> parameters) {

    /**
     * @param type SQL Server's type name without its length
     * @param size length of a text, or digits of a number; 0 when the type has none
     * @param scale digits after the point
     */
    record Parameter(String name, String type, int size, int scale, boolean required) {

        /** Reads {@code *ITEMNMBR:char(30)}. */
        static Parameter read(String text) {
            boolean required = text.startsWith("*");
            String[] parts = text.substring(required ? 1 : 0).split("[:(,)]");
            return new Parameter(
                    parts[0],
                    parts[1],
                    parts.length > 2 ? Integer.parseInt(parts[2]) : 0,
                    parts.length > 3 ? Integer.parseInt(parts[3]) : 0,
                    required);
        }

        boolean isText() {
            return type.equals("char") || type.equals("varchar") || type.equals("text");
        }

        boolean isDate() {
            return type.equals("datetime");
        }

        boolean isDecimal() {
            return type.equals("numeric");
        }
    }

    static NodeDefinition read(String name, String parameters) {
        Map<String, Parameter> all = new LinkedHashMap<>();
        for (String text : parameters.strip().split("\\s+")) {
            Parameter parameter = Parameter.read(text);
            all.put(parameter.name(), parameter);
        }
        return new NodeDefinition(name, all);
    }
}
