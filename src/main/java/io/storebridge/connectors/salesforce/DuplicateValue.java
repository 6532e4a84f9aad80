package io.storebridge.connectors.salesforce;

/** Another record has the value of a unique field: made in the same moment, or before. */
final class DuplicateValue extends RuntimeException {

    DuplicateValue() {
        super("Salesforce has another record with this value of a unique field.");
    }
}
