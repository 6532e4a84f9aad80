package io.storebridge.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.storebridge.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpStatus;

/** A request's JSON body, and the hash that tells whether two bodies say the same. */
record Body(JsonNode json, String sha256) {

    static final int MOST_BYTES = 1_000_000;

    private static final Pattern JSON =
            Pattern.compile("\\s*application/([a-z0-9.+-]+[+])?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    /** What the parser says to those who configure it. */
    private static final Pattern PARSER_TALK =
            Pattern.compile("[:,]? (enable|from) `[^`]*`( to allow)?| \\(not recognized as one .*\\)");

    private static final JsonMapper READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /**
     * Reads at most a megabyte; an absent body is an empty object.
     *
     * @throws Problem 413, 415 when it is said to be something else than JSON, or 400 with what is wrong and where
     */
    static Body read(HttpServletRequest request) throws IOException {
        refuseOtherTypes(request.getContentType());
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Problem(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "The body may have %,d bytes at most; send several requests".formatted(MOST_BYTES));
        }
        try {
            JsonNode json = bytes.length == 0 ? READER.createObjectNode() : READER.readTree(bytes);
            Storable.check(json);
            return of(json);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line %d, column %d"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "The body is not valid JSON%s: %s".formatted(where, inPlainWords(e.getOriginalMessage())));
        }
    }

    static Body of(JsonNode json) {
        return new Body(json, hash(json));
    }

    private static String inPlainWords(String message) {
        return message.startsWith("Trailing token")
                ? "something follows after its end"
                : PARSER_TALK.matcher(message).replaceAll("");
    }

    private static void refuseOtherTypes(String contentType) {
        if (contentType != null && !JSON.matcher(contentType).matches()) {
            throw new Problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The body has to be JSON, with the header Content-Type: application/json");
        }
    }

    private static String hash(JsonNode json) {
        try {
            return DigestUtils.sha256Hex(CANONICAL.writeValueAsBytes(CANONICAL.treeToValue(json, Object.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
