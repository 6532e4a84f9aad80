package io.storebridge.connectors.avatax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpFailures;
import io.storebridge.connectors.tax.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** AvaTax's no (4xx). The codes are those of its description and, for errors of its older engine, of its documentation. */
final class Refusal extends RuntimeException {

    private static final Set<String> ADDRESS = Set.of(
            "InvalidAddress",
            "AddressLocationNotFound",
            "AddressConflictException",
            "InvalidPostalCode",
            "InvalidCountry",
            "InvalidCountryRegion",
            "MissingAddress",
            "NotEnoughAddressesInfo",
            "JurisdictionNotFoundError",
            "TaxAddressError",
            "TaxRegionError");
    private static final Set<String> COMMITTED = Set.of(
            "CannotModifyLockedTransaction",
            "MultiDocumentPartiallyLocked",
            "TransactionIsCommitted",
            "InvalidDocumentStatus",
            "DocumentCodeConflict",
            "DocumentStatusError",
            "DocStatusError");
    private static final Set<String> VALUE = Set.of(
            "ValueRequiredError",
            "RangeError",
            "RangeCompareError",
            "RangeSetError",
            "StringLengthError",
            "MaxStringLengthError",
            "FieldLengthError",
            "ModelStateInvalid",
            "InvalidDecimalValue",
            "DateFormatError",
            "InvalidEnumValue",
            "InvalidParameterValue",
            "InputContainsBlacklistedCharacters",
            "NoLinesDiscounted",
            "MissingLine");
    private static final Set<String> OPERATOR = Set.of(
            "AccountInvalidException",
            "AccountExpiredException",
            "AccountInNewStatusException",
            "AuthenticationException",
            "AuthenticationIncomplete",
            "AuthorizationException",
            "BasicAuthIncorrect",
            "CompanyInvalidException",
            "InactiveAccount",
            "InactiveUserError",
            "MustAcceptTermsAndConditions",
            "NoDefaultCompany",
            "PermissionRequired",
            "ServerConfiguration",
            "SubscriptionRequired");
    private static final Set<String> BUSY = Set.of(
            "ConcurrentRequestLimitExceeded",
            "RateLimitExceededError",
            "RequestLimitExceeded",
            "ServiceNotReady",
            "ServerUnreachable",
            "RemoteServerError");

    private final int status;
    private final Set<String> codes = new TreeSet<>();
    private final String words;

    private Refusal(int status, JsonNode error) {
        super(error.path("message").asText("no reason given"));
        this.status = status;
        StringBuilder text = new StringBuilder();
        note(error, text);
        error.path("details").forEach(detail -> note(detail, text));
        this.words = text.toString().strip();
    }

    private void note(JsonNode part, StringBuilder text) {
        for (String name : List.of("code", "faultSubCode")) {
            if (part.hasNonNull(name)) {
                codes.add(part.path(name).asText());
            }
        }
        for (String name : List.of("message", "description", "refersTo")) {
            String value = part.path(name).asText("").strip();
            if (!value.isEmpty() && text.indexOf(value) < 0) {
                text.append(value).append(value.endsWith(".") ? " " : ". ");
            }
        }
    }

    static RuntimeException of(String system, ObjectMapper json, Response response) {
        Failure general = HttpFailures.of(system, response);
        if (general != null) {
            return general;
        }
        Refusal refusal = new Refusal(response.status(), error(json, response));
        if (response.status() == 403 || refusal.isAny(OPERATOR)) {
            return new Failure.Unavailable(
                    system + " does not let us do this: " + refusal.words + " Check the settings storebridge.avatax.",
                    refusal);
        }
        return refusal.isAny(BUSY) ? new Failure.Unavailable(system + " asks for a pause.", refusal) : refusal;
    }

    private static JsonNode error(ObjectMapper json, Response response) {
        try {
            return json.readTree(response.body().asInputStream()).path("error");
        } catch (IOException e) {
            return json.createObjectNode();
        }
    }

    private boolean isAny(Set<String> some) {
        return codes.stream().anyMatch(some::contains);
    }

    boolean isMissing() {
        return status == 404 || codes.contains("EntityNotFoundError");
    }

    boolean isVoidAlready() {
        return codes.contains("TransactionAlreadyCancelled");
    }

    /** AvaTax's older engine says GetTaxError, whatever is wrong. */
    boolean isAddress() {
        boolean saysSo = words.toLowerCase(Locale.ROOT).matches(".*(\\baddress|geocod).*");
        return isAny(ADDRESS) || (codes.contains("GetTaxError") && saysSo);
    }

    boolean isCommitted() {
        return isAny(COMMITTED);
    }

    /** @param destinations by the index of the order's ship-to */
    Failure.Rejected rejected(List<Place> destinations) {
        if (isAddress()) {
            String message = "AvaTax does not find the address: " + words;
            List<Failure.Field> fields = new ArrayList<>();
            for (int i : meant(destinations)) {
                fields.add(new Failure.Field("/shipTos/" + i + "/address", message));
            }
            return new Failure.Rejected(ErrorCodes.ADDRESS_INVALID, message, fields, detail());
        }
        if (isCommitted()) {
            return committed(detail());
        }
        return other();
    }

    /** AvaTax does not say reliably which address it means: the ones that its words name, else all. */
    private List<Integer> meant(List<Place> destinations) {
        String text = words.toUpperCase(Locale.ROOT);
        List<Integer> named = IntStream.range(0, destinations.size())
                .filter(i -> names(text, destinations.get(i)))
                .boxed()
                .toList();
        return named.isEmpty() ? IntStream.range(0, destinations.size()).boxed().toList() : named;
    }

    private static boolean names(String text, Place place) {
        String zip = place.zip().split("-")[0];
        return (!zip.isEmpty() && text.contains(zip))
                || (!place.street().isEmpty() && text.contains(place.street().toUpperCase(Locale.ROOT)));
    }

    static Failure.Rejected committed(String detail) {
        return new Failure.Rejected(
                ErrorCodes.TAX_COMMITTED,
                "The sale is committed at AvaTax and can no longer be changed: refund it there if it is to be taken back.",
                List.of(),
                detail);
    }

    Failure.Rejected other() {
        return isAny(VALUE)
                ? new Failure.Rejected(
                        ErrorCodes.VALUE_INVALID, "AvaTax does not take a value: " + words, List.of(), detail())
                : new Failure.Rejected(ErrorCodes.REFUSED, "AvaTax refused: " + words, List.of(), detail());
    }

    /** AvaTax's own words, with its codes. */
    String detail() {
        return "AvaTax answered " + status + " " + String.join(", ", codes) + ": " + words;
    }
}
