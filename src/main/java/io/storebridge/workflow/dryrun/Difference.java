package io.storebridge.workflow.dryrun;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a run does otherwise with the edited files.
 *
 * @param element the id of the element in the diagram
 * @param label its label; empty when it has none
 * @param operation which one is called; null for others than calls
 * @param pointer where in the inputs or the result, a JSON pointer; null when it is about the whole
 * @param was what it was with the files in force; null when there was none
 * @param now what it is with the edited files; null when there is none
 * @param text all of it in a sentence, without a subject
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DryRunDifference")
public record Difference(
        Kind kind,
        String element,
        String label,
        String operation,
        String pointer,
        Object was,
        Object now,
        String text,
        @JsonIgnore int position) {

    public enum Kind {
        /** A gateway takes another flow. */
        branch,
        /** A decision table gives another result. */
        decision,
        taskAdded,
        taskRemoved,
        callAdded,
        callRemoved,
        /** An operation is called with other inputs. */
        callChanged,
        /** It ends, or waits, elsewhere. */
        ending,
        noAnswer,
        error
    }

    /** Differences of several runs that are the same but for values and places in lists. */
    String group() {
        String shape = pointer == null ? "" : pointer.replaceAll("/\\d+(?=/|$)", "/*");
        String value = kind == Kind.branch || kind == Kind.ending ? String.valueOf(now) : "";
        return String.join("|", kind.name(), element, String.valueOf(operation), shape, value);
    }

    static String quoted(String element, String label) {
        return label.isEmpty() ? element : "'%s' (%s)".formatted(label, element);
    }
}
