package io.storebridge.sandbox.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a system is to fail from now on.
 *
 * @param system the system's name: gp, ordercloud, graph, ...
 * @param rate share of the requests that it strikes, 0 to 1
 * @param millis how long a {@code latency} lasts
 * @param match strikes only requests whose method, path or body (for gp: SQL and parameters) contain this text, in any
 *     case
 * @param status HTTP status of an {@code error}, 500 when absent
 * @param retryAfter seconds that an {@code error} names in its Retry-After header
 * @param sqlState SQLSTATE of an {@code error} of gp, XX000 when absent
 * @param times how often it strikes before it is over; for ever when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
        String system,
        Kind kind,
        double rate,
        Integer millis,
        String match,
        Integer status,
        Integer retryAfter,
        String sqlState,
        Integer times) {

    /** What goes wrong. */
    public enum Kind {
        /** The answer takes longer. */
        LATENCY,
        /** The request is answered with an error and not executed. */
        ERROR,
        /** The request is executed, but the connection breaks before the answer. */
        DROP_RESPONSE,
        /** Nobody listens any more; with a rate below 1 or a match, the connection breaks and nothing is executed. */
        REFUSE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<String> FIELDS =
            Set.of("system", "kind", "rate", "millis", "match", "status", "retryAfter", "sqlState", "times");
    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::wireName, kind -> kind));

    /** The fault that strikes every request of the system. */
    public static Fault always(String system, Kind kind) {
        return new Fault(system, kind, 1, null, null, null, null, null, null);
    }

    public Fault matching(String text) {
        return new Fault(system, kind, rate, millis, text, status, retryAfter, sqlState, times);
    }

    public Fault times(int count) {
        return new Fault(system, kind, rate, millis, match, status, retryAfter, sqlState, count);
    }

    public Fault millis(int duration) {
        return new Fault(system, kind, rate, duration, match, status, retryAfter, sqlState, times);
    }

    public Fault status(int code) {
        return new Fault(system, kind, rate, millis, match, code, retryAfter, sqlState, times);
    }

    public Fault retryAfter(int seconds) {
        return new Fault(system, kind, rate, millis, match, status, seconds, sqlState, times);
    }

    public Fault sqlState(String state) {
        return new Fault(system, kind, rate, millis, match, status, retryAfter, state, times);
    }

    /** True when the system's port is to be closed rather than single requests to be broken. */
    public boolean closesPort() {
        return kind == Kind.REFUSE && rate >= 1 && match == null && times == null;
    }

    boolean matches(String text) {
        return match == null || text.toLowerCase(Locale.ROOT).contains(match.toLowerCase(Locale.ROOT));
    }

    /**
     * Reads a fault as the control port takes it.
     *
     * @throws InvalidField naming the field at fault
     */
    static Fault read(JsonNode json, String pointer) {
        if (!json.isObject()) {
            throw new InvalidField(pointer, "must be an object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new InvalidField(pointer + "/" + name, "is not known; known are " + sorted(FIELDS));
            }
        });
        String system = text(json, "system", pointer);
        if (system == null) {
            throw new InvalidField(pointer + "/system", "is required");
        }
        String kindName = text(json, "kind", pointer);
        Kind kind = kindName == null ? null : KINDS.get(kindName);
        if (kind == null) {
            throw new InvalidField(pointer + "/kind", "must be one of " + sorted(KINDS.keySet()));
        }
        JsonNode rate = json.path("rate");
        if (!rate.isMissingNode() && (!rate.isNumber() || rate.asDouble() < 0 || rate.asDouble() > 1)) {
            throw new InvalidField(pointer + "/rate", "must be a number from 0 to 1");
        }
        Integer millis = integer(json, "millis", 0, 600_000, pointer);
        if (kind == Kind.LATENCY && millis == null) {
            throw new InvalidField(pointer + "/millis", "is required for latency");
        }
        String sqlState = text(json, "sqlState", pointer);
        if (sqlState != null && !sqlState.matches("[0-9A-Z]{5}")) {
            throw new InvalidField(pointer + "/sqlState", "must be five digits or capital letters");
        }
        return new Fault(
                system,
                kind,
                rate.asDouble(1),
                millis,
                text(json, "match", pointer),
                integer(json, "status", 400, 599, pointer),
                integer(json, "retryAfter", 0, 86_400, pointer),
                sqlState,
                integer(json, "times", 1, 1_000_000, pointer));
    }

    private static String text(JsonNode json, String name, String pointer) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new InvalidField(pointer + "/" + name, "must be a text that is not empty");
        }
        return value.asText();
    }

    private static Integer integer(JsonNode json, String name, int least, int most, String pointer) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw new InvalidField(pointer + "/" + name, "must be a whole number from " + least + " to " + most);
        }
        return value.asInt();
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
