package io.storebridge.workflow;

/** The groups that people belong to; diagrams name them as candidate groups. */
public final class Roles {

    public static final String SALES = "sales";
    public static final String RECEIVABLES = "receivables";
    public static final String STEWARD = "steward";
    public static final String OPERATOR = "operator";
    public static final String ADMIN = "admin";

    private Roles() {}
}
