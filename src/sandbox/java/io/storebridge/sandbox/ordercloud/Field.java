package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of a resource.
 *
 * @param limit the longest text, or the smallest number; -1 for none
 * @param readOnly set by OrderCloud, ignored in requests
 * @param fallback what a new object has when nothing was sent; may be null
 */
record Field(String name, Type type, int limit, boolean required, boolean readOnly, JsonNode fallback) {

    private static final int LARGEST_XP = 8000;
    private static final Pattern SPEC = Pattern.compile(
            "(?<name>\\w+)(?<required>!)?(?<readOnly>\\^)?(:(?<type>[a-z]+))?(?<limit>\\d+)?(=(?<fallback>.+))?");

    /** What a field holds. */
    enum Type {
        TEXT,
        BOOL,
        INT,
        DECIMAL,
        DATE,
        OBJECT,
        ARRAY,
        XP
    }

    /**
     * Reads {@code Name!:text100}: {@code !} required, {@code ^} read-only, the type ({@code text} when absent) with its
     * limit, {@code =} what it is when not sent.
     */
    static Field of(String spec) {
        Matcher parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            throw new IllegalArgumentException(spec);
        }
        Type type = parts.group("type") == null
                ? Type.TEXT
                : Type.valueOf(parts.group("type").toUpperCase(Locale.ROOT));
        String fallback = parts.group("fallback");
        return new Field(
                parts.group("name"),
                type,
                parts.group("limit") == null ? -1 : Integer.parseInt(parts.group("limit")),
                parts.group("required") != null,
                parts.group("readOnly") != null,
                fallback == null
                        ? null
                        : type == Type.TEXT ? Json.MAPPER.getNodeFactory().textNode(fallback) : Json.read(fallback));
    }

    /** The value as it is kept. */
    JsonNode checked(JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        switch (type) {
            case TEXT -> {
                demand(value.isTextual(), "must be a text");
                demand(limit < 0 || value.asText().length() <= limit, "must not be longer than " + limit);
            }
            case BOOL -> demand(value.isBoolean(), "must be true or false");
            case INT -> {
                demand(
                        value.isNumber()
                                && value.decimalValue().stripTrailingZeros().scale() <= 0,
                        "must be a whole number");
                demand(value.decimalValue().intValue() >= limit || limit < 0, "must not be less than " + limit);
                return Json.MAPPER
                        .getNodeFactory()
                        .numberNode(value.decimalValue().intValue());
            }
            case DECIMAL -> demand(value.isNumber(), "must be a number");
            case DATE -> {
                demand(value.isTextual(), "must be a date");
                return Json.MAPPER
                        .getNodeFactory()
                        .textNode(instant(value.asText()).toString());
            }
            case OBJECT -> demand(value.isObject(), "must be an object");
            case ARRAY -> demand(value.isArray(), "must be an array");
            case XP -> {
                demand(value.isObject(), "must be an object");
                int size = Json.write(value).getBytes(StandardCharsets.UTF_8).length;
                demand(size <= LARGEST_XP, "must not be larger than " + LARGEST_XP + " bytes, is " + size);
            }
        }
        return value;
    }

    private void demand(boolean fulfilled, String rule) {
        if (!fulfilled) {
            throw OrderCloudError.invalid(name, rule);
        }
    }

    private Instant instant(String text) {
        Instant instant = instantOrNull(text);
        if (instant == null) {
            throw OrderCloudError.invalid(name, "must be a date");
        }
        return instant;
    }

    /** A time with an offset, or without one and then in UTC, or a day; null when it is none of these. */
    static Instant instantOrNull(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
