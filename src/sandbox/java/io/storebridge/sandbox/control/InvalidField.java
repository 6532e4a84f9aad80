package io.storebridge.sandbox.control;

/** A request to the control port has a value that it must not have; answered as a 400 problem that names it. */
public class InvalidField extends RuntimeException {

    private final String pointer;

    /**
     * @param pointer JSON pointer to the value ({@code /rate}), or the name of a query parameter
     * @param message what is wrong with it, completing "the field ..."
     */
    public InvalidField(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }
}
