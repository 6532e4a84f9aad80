package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.NOT_FOUND;
import static io.storebridge.commerce.ErrorCodes.OUTCOME_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.util.Map;

/** Any REST service that the operator has configured by name; where it is and what signs in there stand in no diagram. */
public interface Rest {

    /**
     * Sends one request.
     *
     * @param service the name of a configured service
     * @param method GET, POST, PUT, PATCH or DELETE; null: GET
     * @param path appended to the service's address
     * @param query names and values, encoded here; a list repeats its name; null values are left out; or text: a mapping
     *     after an equals sign that makes them
     * @param headers beside those that are configured with the service, none that sign in; or such a mapping
     * @param body sent as JSON; null: none
     * @param mapping makes the body, see {@link Mappings#transform}, from {@code body} or from the variables; null: the
     *     body as it is
     * @param expect statuses of 4xx that are an answer here and no refusal ("404" or "404, 409")
     * @throws Failure.Rejected refused, not-found, value-invalid; outcome-unknown when it was sent in an earlier attempt,
     *     not answered, and doing it twice cannot be ruled out
     */
    @Operation(
            id = "rest.call",
            realTime = true,
            title = "Call a REST service",
            description =
                    "Sends one request to a service that the operator has configured by name, and keeps its answer:"
                            + " status, a few headers, and the body as a document. It is sent again after a failure only where"
                            + " that cannot do the work twice; else outcome-unknown asks for a person.",
            result = "answer",
            errors = {REFUSED, NOT_FOUND, VALUE_INVALID, OUTCOME_UNKNOWN},
            check = "rest.check")
    Answer call(
            @Input(title = "Service", hint = "The name under which the operator has configured it.") String service,
            @Input(
                            title = "Method",
                            hint = "GET reads, POST makes, PUT replaces, PATCH changes, DELETE removes. Empty:"
                                    + " GET.",
                            required = false,
                            choices = {"GET", "POST", "PUT", "PATCH", "DELETE"})
                    String method,
            @Input(
                            title = "Path",
                            hint =
                                    "What follows the service's address, such as /parcels/${parcelId}. No address, no \"..\".",
                            required = false)
                    String path,
            @Input(
                            title = "Query",
                            hint =
                                    "Names and values for behind the question mark: a document, or a mapping after an equals"
                                            + " sign, such as ={\"q\": order.zip}. They are encoded for you.",
                            required = false)
                    Object query,
            @Input(
                            title = "Headers",
                            hint =
                                    "Names and values: a document, or a mapping after an equals sign. What signs in is configured with the service and refused"
                                            + " here.",
                            required = false)
                    Object headers,
            @Input(title = "Body", hint = "The document to send, as JSON.", required = false) Object body,
            @Input(
                            title = "Mapping of the body",
                            hint =
                                    "Makes the body: the name of a mapping file, or the mapping itself after an equals sign. It"
                                            + " sees the document given as body, or without one all variables of the workflow.",
                            required = false)
                    String mapping,
            @Input(
                            title = "Expected refusals",
                            hint =
                                    "Statuses that are an answer and no error here, such as 404. The diagram then decides by"
                                            + " answer.status.",
                            required = false)
                    String expect,
            AllVariables variables,
            Step step);

    /**
     * Whether the request of an earlier attempt, whose outcome is not known, may be sent again.
     *
     * @return null: it may
     * @throws Failure.Rejected outcome-unknown: it may not
     */
    @Operation(
            id = "rest.check",
            title = "See whether the call may be sent again",
            errors = OUTCOME_UNKNOWN,
            description = "Used by \"Call a REST service\" after a failure; of no use in a diagram of its own.")
    Answer check(@Input(title = "Service") String service, @Input(title = "Method", required = false) String method);

    /**
     * @param status of HTTP
     * @param headers Content-Type, Location, ETag, Last-Modified and Retry-After, by these names, those that came
     * @param body a document or list when it was JSON; else text; null when empty or not text
     */
    record Answer(int status, Map<String, String> headers, Object body) {}
}
