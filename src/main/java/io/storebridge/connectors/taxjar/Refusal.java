package io.storebridge.connectors.taxjar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpFailures;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** TaxJar's no (4xx). It has no codes: what is at fault is named in its words, by the request's own field names. */
final class Refusal extends RuntimeException {

    private static final Pattern DESTINATION = Pattern.compile("\\bto_(zip|state|city|street|country)\\b");
    private static final Pattern ORIGIN = Pattern.compile("\\bfrom_(zip|state|city|street|country)\\b");

    private final int status;

    private Refusal(int status, String words) {
        super(words);
        this.status = status;
    }

    static RuntimeException of(String system, ObjectMapper json, Response response) {
        Failure general = HttpFailures.of(system, response);
        if (general != null) {
            return general;
        }
        Refusal refusal = new Refusal(response.status(), words(json, response));
        if (response.status() == 403) {
            return new Failure.Unavailable(system + " does not allow our token to do this.", refusal);
        }
        boolean ours = ORIGIN.matcher(refusal.getMessage()).find()
                && !DESTINATION.matcher(refusal.getMessage()).find();
        return ours
                ? new Failure.Unavailable(
                        system + " does not find where goods leave: " + refusal.getMessage()
                                + ". Check storebridge.tax.ship-from and .sites.",
                        refusal)
                : refusal;
    }

    private static String words(ObjectMapper json, Response response) {
        try {
            JsonNode answer = json.readTree(response.body().asInputStream());
            return answer.path("detail").asText(answer.path("error").asText("no reason given"));
        } catch (IOException e) {
            return "no reason given";
        }
    }

    boolean isMissing() {
        return status == 404;
    }

    /** TaxJar says 422 of a transaction whose id it has. */
    boolean mayExist() {
        return status == 422;
    }

    boolean isAddress() {
        return DESTINATION.matcher(getMessage()).find();
    }

    /** @param pointer of the address in the operation's input */
    Failure.Rejected badAddress(String code, String pointer) {
        String message = "TaxJar does not find the address: " + getMessage();
        return new Failure.Rejected(code, message, List.of(new Failure.Field(pointer, message)), detail());
    }

    Failure.Rejected other() {
        boolean value = status == 400 || status == 406;
        return new Failure.Rejected(
                value ? ErrorCodes.VALUE_INVALID : ErrorCodes.REFUSED,
                (value ? "TaxJar does not take a value: " : "TaxJar refused: ") + getMessage(),
                List.of(),
                detail());
    }

    private String detail() {
        return "TaxJar answered " + status + ": " + getMessage();
    }
}
