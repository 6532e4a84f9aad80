package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.ADDRESS_INVALID;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_INACTIVE;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_ON_HOLD;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.ITEM_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.util.List;
import java.util.Map;

/** Starting workflows from within workflows. */
public interface Workflows {

    /**
     * Starts the workflow once for each value that no instance exists for, with the business id prefix + value and a
     * request that holds the value under {@code field}.
     *
     * @return how many were started
     */
    @Operation(
            id = "workflow.start-each",
            title = "Start a workflow for each",
            description =
                    "Starts the workflow once for each value of a list that it has not run for, and gives how many were started.",
            result = "started")
    Integer startEach(
            @Input(title = "Workflow", hint = "Its id, such as order-to-erp.") String process,
            @Input(
                            title = "Prefix of the business id",
                            hint = "Put before each value; empty for none.",
                            required = false)
                    String prefix,
            @Input(title = "Field", hint = "The field of the request that takes the value, such as quoteNumber.")
                    String field,
            @Input(title = "Values", hint = "A list; each is the business id of one run, behind the prefix.")
                    List<String> values,
            @Input(
                            title = "Rest of the request",
                            hint = "A document with the other fields of each request.",
                            required = false)
                    Map<String, Object> request);

    /**
     * Starts the workflow with this request unless one of its business id has run or runs; the request is checked against
     * the workflow's schema.
     *
     * @return whether it was started
     * @throws Failure.Rejected value-invalid when the schema refuses the request
     */
    @Operation(
            id = "workflow.start",
            title = "Start another workflow",
            description =
                    "Starts another workflow with a request, as a store would, and does not wait for it. The request carries the business id in the field that the workflow's schema names; started is false when one of this business id runs or has run.",
            result = "started",
            errors = VALUE_INVALID)
    boolean start(
            @Input(title = "Workflow", hint = "Its id, such as invoice-payment.") String process,
            @Input(title = "Request", hint = "A document as the workflow's schema asks for it, with its business id.")
                    Map<String, Object> request);

    /**
     * The answer of a workflow in real time to this request.
     *
     * @throws Failure.Rejected when a system said no, or the schema refuses the request
     * @throws Failure.Unavailable when a system does not answer in time and no recent answer stands in
     */
    @Operation(
            id = "workflow.ask",
            title = "Ask a workflow in real time",
            description =
                    "Asks a workflow that answers in real time, such as stock-by-warehouse, and gives its answer.",
            result = "reply",
            errors = {
                CUSTOMER_UNKNOWN,
                CUSTOMER_ON_HOLD,
                CUSTOMER_INACTIVE,
                ITEM_UNKNOWN,
                ADDRESS_INVALID,
                VALUE_INVALID,
                REFUSED
            })
    Map<String, Object> ask(
            @Input(title = "Workflow", hint = "Its id, such as stock-by-warehouse.") String process,
            @Input(title = "Request", hint = "A document as the workflow's schema asks for it.")
                    Map<String, Object> request);

    /**
     * Tells a message to the run of this business id, if it waits for it.
     *
     * @return false when it does not wait for it (any more), or there is no such run
     */
    @Operation(
            id = "workflow.tell",
            title = "Tell a workflow",
            description =
                    "Sends a message to a running workflow that waits for it. told is false when it does not wait for it, or there is no such run.",
            result = "told")
    boolean tell(
            @Input(title = "Workflow", hint = "Its id, such as order-to-erp.") String process,
            @Input(title = "Business id", hint = "Of the run.") String businessId,
            @Input(title = "Message", hint = "Its name, as the waiting step and the schema have it.") String message,
            @Input(
                            title = "Content",
                            hint = "What the message says, a document; it becomes a variable with the message's name.")
                    Map<String, Object> document);

    /** Whether the run of this business id exists and has not ended. */
    boolean isRunning(String process, String businessId);
}
