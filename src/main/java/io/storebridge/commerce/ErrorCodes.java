package io.storebridge.commerce;

/** The codes of {@link Failure.Rejected}, as boundary events in diagrams name them. */
public final class ErrorCodes {

    public static final String CUSTOMER_UNKNOWN = "customer-unknown";
    public static final String CUSTOMER_ON_HOLD = "customer-on-hold";
    public static final String CUSTOMER_INACTIVE = "customer-inactive";
    public static final String CREDIT_LIMIT_EXCEEDED = "credit-limit-exceeded";
    public static final String ITEM_UNKNOWN = "item-unknown";
    public static final String ITEM_UNAVAILABLE = "item-unavailable";
    public static final String NO_BACK_ORDER = "no-back-order";
    public static final String QUOTE_UNKNOWN = "quote-unknown";
    public static final String QUOTE_NOT_OPEN = "quote-not-open";
    public static final String TOTALS_MISMATCH = "totals-mismatch";
    public static final String NUMBER_TAKEN = "number-taken";
    public static final String VALUE_INVALID = "value-invalid";
    public static final String BUYER_UNKNOWN = "buyer-unknown";
    public static final String INVOICE_UNKNOWN = "invoice-unknown";
    /** Less is owed than was to be paid: somebody else has paid meanwhile. */
    public static final String BALANCE_CHANGED = "balance-changed";
    /** Another payment of the same invoice is under way. */
    public static final String INVOICE_BUSY = "invoice-busy";

    public static final String CARD_DECLINED = "card-declined";
    public static final String CHARGE_UNKNOWN = "charge-unknown";
    public static final String ORDER_UNKNOWN = "order-unknown";
    /** Shipped, billed, void or cancelled: too late for what was asked. */
    public static final String ORDER_NOT_OPEN = "order-not-open";
    /** The tax provider does not know the address. */
    public static final String ADDRESS_INVALID = "address-invalid";
    /** The sale is committed at the tax provider: it can no longer be changed. */
    public static final String TAX_COMMITTED = "tax-committed";

    public static final String MAIL_REFUSED = "mail-refused";
    /** The other system refused for a reason that has no code of ours; its own words are in the detail. */
    public static final String REFUSED = "refused";

    /** The service has nothing at this path. */
    public static final String NOT_FOUND = "not-found";
    /** It was sent and not answered, and sending it again might do it twice: somebody has to look there. */
    public static final String OUTCOME_UNKNOWN = "outcome-unknown";

    private ErrorCodes() {}
}
