package io.storebridge.sandbox.replay;

import java.nio.file.Path;

/** The file cannot be replayed; the message names the file and the line. */
final class InvalidFile extends RuntimeException {

    InvalidFile(Path file, String message) {
        super(file + ": " + message);
    }

    InvalidFile(Path file, int line, String message) {
        super(file + ", line " + line + ": " + message);
    }
}
