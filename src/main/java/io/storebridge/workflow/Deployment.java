package io.storebridge.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What came of an attempt to deploy.
 *
 * @param id null when there was nothing new, which is not recorded
 * @param by the host of the node, or the caller whose key it was
 * @param files those that were new, changed or older copies; of a request also those that were in force already
 * @param findings why it was refused or a file was left out, and warnings
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deployment(
        Long id,
        Instant at,
        Outcome outcome,
        Cause cause,
        String by,
        List<DeployedFile> files,
        List<Finding> findings) {

    public enum Outcome {
        deployed,
        refused,
        unchanged
    }

    public enum Cause {
        start,
        folder,
        request
    }

    /** What a file is against what was in force before. */
    public enum Change {
        added,
        changed,
        unchanged,
        older
    }

    /**
     * @param from the folder that it was read from, or the request that brought it
     * @param version which of the file's contents this is, counted from 1; null when it was not deployed
     * @param definitions what the engine made of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeployedFile(
            String name, Change change, String from, Integer version, List<Definition> definitions) {}

    /** A workflow or decision; instances that are under way stay on the version that they were started with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Definition(Kind kind, String key, String name, int version) {}

    public enum Kind {
        process,
        decision
    }

    boolean isRefused() {
        return outcome == Outcome.refused;
    }
}
