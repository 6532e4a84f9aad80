package io.storebridge.workflow;

/**
 * What is wrong in the files that analysts edit, in words for somebody who does not know Java.
 *
 * @param file the file's name ({@code processes/quotes/quote-to-order.bpmn})
 * @param element the id of the element at fault; empty: the whole file
 * @param label the element's label as the diagram shows it; empty when it has none
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record Finding(Severity severity, String file, String element, String label, String message, String remedy) {

    /** An error keeps the whole set from being deployed; a warning is told only. */
    public enum Severity {
        error,
        warning
    }
}
