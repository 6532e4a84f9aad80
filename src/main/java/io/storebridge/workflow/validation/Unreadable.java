package io.storebridge.workflow.validation;

/** A text that does not follow the rules of its language; the message says where and why. */
final class Unreadable extends Exception {

    Unreadable(String message) {
        super(message);
    }
}
