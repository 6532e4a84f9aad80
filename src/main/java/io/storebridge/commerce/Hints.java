package io.storebridge.commerce;

/** What several steps tell analysts of an input. */
final class Hints {

    static final String CUSTOMER_NUMBER = "The ERP's number of the customer, such as AARONFIT0001.";
    static final String ORDER_ID = "The store's id of the order; it is the business id of its workflow.";
    static final String ORDER_NUMBERS =
            "The ERP's numbers of the order's parts, a list, such as the result of \"Reserve the order's numbers\".";
    static final String REASON = "In plain words, for people who look at it there later.";
    static final String REASON_FOR_BUYER = "In plain words; the buyer reads it.";
    static final String TAX_EXEMPTION = "Number of the customer's tax exemption certificate; empty for none.";
    static final String PAYMENT_ID = "Our own id of the payment; it is the business id of its workflow.";
    static final String CHARGES = "The order's card payments, a list, as \"Prepare the card payments\" gave them.";
    static final String ALLOCATIONS = "A list: which invoice (invoice) and how much of it (amount, as text).";
    static final String QUOTE_NUMBER = "The ERP's number of the quote, such as QTEST1024.";
    static final String ORDER_NUMBER = "The ERP's number of the order, such as ORDST2301.";
    static final String STORE_ORDER_ID =
            "The store's id of the published quote, as \"Publish the quote to the store\" gave it.";

    private Hints() {}
}
