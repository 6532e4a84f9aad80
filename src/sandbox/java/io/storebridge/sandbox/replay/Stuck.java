package io.storebridge.sandbox.replay;

/** An invoice does not get on without a person who thinks; the message says why. */
final class Stuck extends RuntimeException {

    Stuck(String message) {
        super(message);
    }
}
