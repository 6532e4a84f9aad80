package io.storebridge.sandbox.gp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the ta* functions from nodes.txt. Each checks that required values are there and that none is too long, then hands
 * all of them as one record to {@code sandbox.<node>}, which answers a list of error codes. Integer parameters are declared
 * {@code integer}, as PostgreSQL would not take a plain 2 for a smallint.
 */
final class NodeFunctions {

    static final int FIRST_CODE = 50000;
    private static final int CODES_PER_NODE = 1000;
    private static final int MISSING = 0;
    private static final int TOO_LONG = 1;
    private static final Pattern PARAMETER =
            Pattern.compile("(\\*?)(\\w+):(\\w+)(?:\\((\\d+)(?:,\\d+)?\\))?(?:=(.*))?");

    private record Parameter(String name, String type, int length, boolean required, String ifNull, int code) {

        boolean isText() {
            return type.equals("char") || type.equals("varchar") || type.equals("text");
        }

        String callType() {
            return switch (type) {
                case "char", "varchar", "text" -> "varchar";
                case "datetime" -> "timestamp";
                case "numeric" -> "numeric";
                default -> "integer";
            };
        }

        String fieldType(String declared) {
            return switch (type) {
                case "char" -> "varchar(" + length + ")";
                case "datetime" -> "timestamp(3)";
                case "tinyint" -> "smallint";
                default -> declared;
            };
        }
    }

    private NodeFunctions() {}

    /** The types that the procedures take; they must exist before the procedures are created. */
    static String types(String nodes) {
        StringBuilder sql = new StringBuilder();
        int index = 0;
        for (String block : blocks(nodes)) {
            List<String> fields = new ArrayList<>();
            for (String text : parameters(block)) {
                Parameter parameter = parameter(text, index, fields.size());
                String declared = text.substring(text.indexOf(':') + 1).replaceFirst("=.*", "");
                fields.add(parameter.name() + " " + parameter.fieldType(declared));
            }
            sql.append("CREATE TYPE sandbox.%s_in AS (%s);%n".formatted(name(block), String.join(", ", fields)));
            index++;
        }
        return sql.toString();
    }

    /** The functions that callers see, and the codes of missing and too long values. */
    static String functions(String nodes) {
        StringBuilder sql = new StringBuilder();
        List<String> codes = new ArrayList<>();
        int index = 0;
        for (String block : blocks(nodes)) {
            List<Parameter> parameters = new ArrayList<>();
            for (String text : parameters(block)) {
                parameters.add(parameter(text, index, parameters.size()));
            }
            sql.append(function(name(block), parameters));
            codes.addAll(codes(name(block), parameters));
            index++;
        }
        return sql.append(
                        "INSERT INTO dynamics.taErrorCode (ErrorCode, SourceProc, ErrorDesc, ErrorKeyFields, ErrorParms) VALUES\n")
                .append(String.join(",\n", codes))
                .append(";\n")
                .toString();
    }

    private static String function(String node, List<Parameter> parameters) {
        List<String> declared = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Parameter p : parameters) {
            String in = "I_v" + p.name();
            declared.add(in + " " + p.callType() + " DEFAULT " + (p.required() ? "NULL" : p.ifNull()));
            if (p.required()) {
                checks.add("CASE WHEN " + (p.isText() ? "coalesce(rtrim(" + in + "), '') = ''" : in + " IS NULL")
                        + " THEN " + (p.code() + MISSING) + " END");
            }
            if (p.length() > 0) {
                checks.add(
                        "CASE WHEN length(rtrim(%s)) > %d THEN %d END".formatted(in, p.length(), p.code() + TOO_LONG));
            }
            String value = p.isText() && !p.type().equals("text") ? "rtrim(" + in + ")" : in;
            values.add(p.ifNull().equals("NULL") ? value : "coalesce(" + value + ", " + p.ifNull() + ")");
        }
        return """
                CREATE FUNCTION %1$s(%2$s, OUT O_iErrorState integer, OUT oErrString varchar) LANGUAGE plpgsql AS $fn$
                DECLARE
                  errors integer[] := array_remove(ARRAY[%3$s]::integer[], NULL);
                BEGIN
                  IF errors = '{}' THEN
                    errors := sandbox.%1$s(ROW(%4$s)::sandbox.%1$s_in);
                  END IF;
                  O_iErrorState := coalesce(errors[1], 0);
                  oErrString := left(array_to_string(errors, ' '), 255);
                END $fn$;
                """
                .formatted(node, String.join(", ", declared), String.join(", ", checks), String.join(", ", values));
    }

    private static List<String> codes(String node, List<Parameter> parameters) {
        String keys = String.join(
                ", ",
                parameters.stream()
                        .filter(Parameter::required)
                        .map(Parameter::name)
                        .toList());
        String row = "(%d, '%s', '%s', '%s', '%s')";
        List<String> codes = new ArrayList<>();
        for (Parameter p : parameters) {
            if (p.required()) {
                codes.add(row.formatted(p.code() + MISSING, node, p.name() + " is required", keys, p.name()));
            }
            if (p.length() > 0) {
                String text = p.name() + " is longer than " + p.length() + " characters";
                codes.add(row.formatted(p.code() + TOO_LONG, node, text, keys, p.name()));
            }
        }
        return codes;
    }

    private static Parameter parameter(String text, int node, int position) {
        Matcher m = PARAMETER.matcher(text);
        if (!m.matches()) {
            throw new IllegalStateException("nodes.txt: cannot read " + text);
        }
        String type = m.group(3).equals("integer") ? "int" : m.group(3);
        boolean hasLength = type.equals("char") || type.equals("varchar");
        String ifNull = m.group(5) == null || m.group(5).equalsIgnoreCase("null") ? "NULL" : m.group(5);
        if (type.equals("datetime") && ifNull.equals("''")) {
            ifNull = "'1900-01-01'";
        }
        int code = FIRST_CODE + node * CODES_PER_NODE + position * 2;
        return new Parameter(
                m.group(2),
                type,
                hasLength ? Integer.parseInt(m.group(4)) : 0,
                !m.group(1).isEmpty(),
                ifNull,
                code);
    }

    private static List<String> blocks(String nodes) {
        return List.of(nodes.replaceAll("(?m)^#.*\n", "").strip().split("\n\n"));
    }

    private static String name(String block) {
        return block.lines().findFirst().orElseThrow();
    }

    private static List<String> parameters(String block) {
        return List.of(block.substring(block.indexOf('\n')).strip().split(",\\s+"));
    }
}
