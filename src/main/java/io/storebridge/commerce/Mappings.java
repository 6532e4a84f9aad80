package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

/**
 * Documents made from others by JSONata. Numbers with decimals are text ("732.35") and stay text: what would turn one into
 * floating point is refused, and {@code $plus}, {@code $minus}, {@code $times}, {@code $divide}, {@code $total},
 * {@code $rounded} and {@code $compare} work on such text exactly.
 */
public interface Mappings {

    /**
     * @param mapping the name of a deployed file ({@code processes/catalog/back-in-stock/notice.jsonata}), or, after a
     *     {@code =}, the mapping itself
     * @param input what the mapping sees; null: all variables of the workflow by their names
     * @return a document, a list, text, a whole number, or null when the mapping finds nothing
     * @throws Failure.Rejected value-invalid with the place in the mapping
     */
    @Operation(
            id = "data.transform",
            realTime = true,
            title = "Make a document from others",
            description =
                    "Builds a new document, by a mapping in JSONata, from what the workflow knows: for a mail, for"
                            + " another system, for a form. Amounts stay exact.",
            result = "output",
            errors = VALUE_INVALID)
    Object transform(
            @Input(
                            title = "Mapping",
                            hint = "The name of a mapping file, such as"
                                    + " processes/catalog/back-in-stock/notice.jsonata, or the mapping itself after an"
                                    + " equals sign: ={\"number\": order.number}")
                    String mapping,
            @Input(
                            title = "Input document",
                            hint = "What the mapping sees. Empty: all variables of the workflow, by their names.",
                            required = false)
                    Object input,
            AllVariables variables);
}
