package io.storebridge.mappings;

/** Why a mapping was stopped: it did too much, or a number would not have stayed exact. */
final class MappingFault extends RuntimeException {

    private final int position;

    /** @param position in the mapping's text; -1 when it is not known */
    MappingFault(String message, int position) {
        super(message, null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }
}
