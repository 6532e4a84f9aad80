package io.storebridge.recording;

import java.time.Instant;

/**
 * An entry of a recording; masked as soon as it is written.
 *
 * @param process null for messages
 * @param activity the element of the diagram that called or was a task; null for starts and messages
 * @param name the operation or the message; null for starts and tasks
 * @param input what was given, as a document
 * @param answer what the operation gave, or the failure's message, code, fields and detail
 * @param outcome done, rejected, unavailable, unknown, error; too-large when input and answer were not kept
 */
public record Recorded(
        Kind kind,
        Instant at,
        String process,
        String instanceId,
        String businessId,
        String activity,
        String name,
        Object input,
        Object answer,
        String outcome) {

    public enum Kind {
        start,
        call,
        message,
        task
    }
}
