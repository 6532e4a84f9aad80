package io.storebridge.connectors.gp;

import static io.storebridge.commerce.ErrorCodes.BALANCE_CHANGED;
import static io.storebridge.commerce.ErrorCodes.CREDIT_LIMIT_EXCEEDED;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_INACTIVE;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_ON_HOLD;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.INVOICE_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.ITEM_UNAVAILABLE;
import static io.storebridge.commerce.ErrorCodes.ITEM_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.NO_BACK_ORDER;
import static io.storebridge.commerce.ErrorCodes.NUMBER_TAKEN;
import static io.storebridge.commerce.ErrorCodes.QUOTE_NOT_OPEN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.TOTALS_MISMATCH;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What eConnect's error codes mean in our words. Codes of GP that are publicly known come first; codes of a company's own
 * procedures (above 30000 in GP) follow, of which the ones here are the sandbox's, because GP's own codes of those cases
 * are not publicly known. A code that is not here is {@code refused} with GP's own text.
 */
final class GpErrors {

    /**
     * @param code ours
     * @param element the node's element at fault; null when no single one is
     * @param words with the node's values in braces
     */
    record Meaning(String code, String element, String words) {

        String words(Node node) {
            Matcher names = PLACEHOLDER.matcher(words);
            return names.replaceAll(
                    found -> Matcher.quoteReplacement(Node.text(node.elements().getOrDefault(found.group(1), "?"))));
        }
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** Somebody has the record or the batch open: the same document goes through later. */
    private static final Set<Integer> RETRYABLE = Set.of(2022, 2079);

    private static final Map<Integer, Meaning> MEANINGS = new HashMap<>();

    static {
        say(67, TOTALS_MISMATCH, "SUBTOTAL", "The subtotal {SUBTOTAL} is not the sum of the lines of {SOPNUMBE}.");
        say(190, NUMBER_TAKEN, "DOCNUMBR", "Receipt number {DOCNUMBR} is already used by another document.");
        say(221, CUSTOMER_UNKNOWN, "CUSTNMBR", "Customer {CUSTNMBR} does not exist in Dynamics GP.");
        say(
                235,
                TOTALS_MISMATCH,
                "DOCAMNT",
                "The total {DOCAMNT} is not subtotal plus freight and taxes less discount.");
        say(722, TOTALS_MISMATCH, "XTNDPRCE", "Item {ITEMNMBR}: {QUANTITY} x {UNITPRCE} is not {XTNDPRCE}.");
        say(483, VALUE_INVALID, "CURNCYID", "Currency {CURNCYID} is not set up in Dynamics GP.");
        say(2221, NUMBER_TAKEN, "SOPNUMBE", "Number {SOPNUMBE} is already used by another document.");
        say(2902, VALUE_INVALID, "ITEMNMBR", "The line of item {ITEMNMBR} holds another item in Dynamics GP.");
        say(3250, ITEM_UNKNOWN, "ITEMNMBR", "Item {ITEMNMBR} does not exist in Dynamics GP.");
        say(
                4776,
                NO_BACK_ORDER,
                "QUANTITY",
                "{LOCNCODE} has less than {QUANTITY} of item {ITEMNMBR}, and it may not be back-ordered.");
        say(7023, VALUE_INVALID, "TAXSCHID", "The tax schedule is not set up in Dynamics GP.");
        say(9370, VALUE_INVALID, "CURNCYID", "The document names currency {CURNCYID}, a line of it does not.");
        say(9539, REFUSED, "SLPRSNID", "The salesperson of the document is inactive in Dynamics GP.");
        say(
                11479,
                REFUSED,
                null,
                "Batch {BACHNUMB} has no checkbook: name one for it in Dynamics GP or in storebridge.gp.checkbook.");
        say(20102, VALUE_INVALID, "TAXDTLID", "Tax detail {TAXDTLID} is not set up in Dynamics GP.");
        say(30001, CUSTOMER_UNKNOWN, "CUSTNMBR", "Customer {CUSTNMBR} does not exist in Dynamics GP.");
        say(30002, CUSTOMER_INACTIVE, "CUSTNMBR", "Customer {CUSTNMBR} is inactive in Dynamics GP.");
        say(30003, CUSTOMER_ON_HOLD, "CUSTNMBR", "Customer {CUSTNMBR} is on hold in Dynamics GP.");
        say(30004, CREDIT_LIMIT_EXCEEDED, "DOCAMNT", "{DOCAMNT} goes over the credit limit of customer {CUSTNMBR}.");
        say(30006, VALUE_INVALID, "DOCID", "Document ID {DOCID} is not set up in Dynamics GP.");
        say(30007, QUOTE_NOT_OPEN, "SOPNUMBE", "{SOPNUMBE}, or the document it is made from, is void in Dynamics GP.");
        say(30008, QUOTE_NOT_OPEN, "SOPNUMBE", "{SOPNUMBE} became another document already and cannot be changed.");
        say(30010, VALUE_INVALID, "LOCNCODE", "Warehouse {LOCNCODE} does not exist in Dynamics GP.");
        say(30011, ITEM_UNAVAILABLE, "LOCNCODE", "Item {ITEMNMBR} is not kept at warehouse {LOCNCODE}.");
        say(30012, VALUE_INVALID, "UOFM", "Item {ITEMNMBR} is not sold in unit {UOFM}.");
        say(30013, REFUSED, "PRCLEVEL", "Price level {PRCLEVEL} is not set up in Dynamics GP.");
        say(30014, VALUE_INVALID, "QUANTITY", "The quantity of item {ITEMNMBR} must be above zero.");
        say(30015, VALUE_INVALID, null, "The document has no lines.");
        say(30016, ITEM_UNAVAILABLE, "ITEMNMBR", "Item {ITEMNMBR} is inactive in Dynamics GP.");
        say(
                30017,
                ITEM_UNAVAILABLE,
                "QUANTITY",
                "Item {ITEMNMBR} is discontinued, and {QUANTITY} is more than is left.");
        say(30018, VALUE_INVALID, "SHIPMTHD", "Shipping method {SHIPMTHD} is not set up in Dynamics GP.");
        say(30019, REFUSED, "PYMTRMID", "Payment terms {PYMTRMID} are not set up in Dynamics GP.");
        say(30020, VALUE_INVALID, "PRSTADCD", "Customer {CUSTNMBR} has no address of the code that the order names.");
        say(30021, VALUE_INVALID, "UNITPRCE", "Item {ITEMNMBR} has no price for this customer in Dynamics GP.");
        say(30025, REFUSED, null, "Process hold {PRCHLDID} is not set up in Dynamics GP: see storebridge.gp.hold.");
        say(30027, VALUE_INVALID, "QUANTITY", "{QUANTITY} has more decimals than item {ITEMNMBR} allows.");
        say(30028, TOTALS_MISMATCH, "TAXAMNT", "The tax {TAXAMNT} is not the sum of the tax details of {SOPNUMBE}.");
        say(30030, TOTALS_MISMATCH, "PYMTRCVD", "{PYMTRCVD} is not the sum of the payments of {SOPNUMBE}.");
        say(30031, VALUE_INVALID, "ORTRXAMT", "The amount of the payment must be above zero.");
        say(
                30032,
                REFUSED,
                null,
                "The payment's checkbook does not exist in Dynamics GP: see storebridge.gp.checkbook.");
        say(30034, NUMBER_TAKEN, "CUSTNMBR", "Number {SOPNUMBE} belongs to another customer's document.");
        say(30035, REFUSED, null, "The record exists in Dynamics GP already and may not be changed.");
        say(30036, REFUSED, "CUSTCLAS", "Customer class {CUSTCLAS} is not set up in Dynamics GP.");
        say(30038, INVOICE_UNKNOWN, "APTODCNM", "Invoice {APTODCNM} is not open in Dynamics GP any more.");
        say(30039, BALANCE_CHANGED, "APPTOAMT", "Less than {APPTOAMT} is open on invoice {APTODCNM}.");
        say(30040, INVOICE_UNKNOWN, "APTODCNM", "{APTODCNM} is no invoice of this customer.");
        say(30041, QUOTE_NOT_OPEN, "SOPNUMBE", "{SOPNUMBE} is posted in Dynamics GP and cannot be changed.");
    }

    private GpErrors() {}

    private static void say(int number, String code, String element, String words) {
        MEANINGS.put(number, new Meaning(code, element, words));
    }

    static boolean isRetryable(int number) {
        return RETRYABLE.contains(number);
    }

    /** @param text GP's own words for a code that has none of ours */
    static Meaning of(int number, String text) {
        String words = text == null || text.isBlank() ? "it gives no reason." : text.strip();
        return MEANINGS.getOrDefault(
                number, new Meaning(REFUSED, null, "Dynamics GP refused with error " + number + ": " + words));
    }
}
