package io.storebridge.workflow.validation;

import io.storebridge.commerce.Input;
import io.storebridge.commerce.Operation;

/** An operation that takes a mapping, and another input that it does without. */
interface Transforming {

    @Operation(id = "visit.transform", title = "Make a document", result = "output")
    Object transform(String mapping, @Input(title = "Input", required = false) Object input);
}
