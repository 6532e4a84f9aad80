package io.storebridge.workflow.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What was moved, what not and why. */
public record MigrationResult(
        String process,
        int newest,
        @Schema(description = "true: nothing was moved; this is what would happen") boolean dryRun,
        List<Instance> moved,
        List<Instance> notMoved) {

    @Schema(name = "MigrationInstance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Instance(
            @Schema(description = "The engine's id; what was asked for when nothing is there") String id,
            @Schema(description = "The business id; of a called workflow, that of its caller") String businessId,
            @Schema(description = "The version that it was on") Integer version,
            List<MigrationReport.Element> at,
            Verdict verdict,
            List<Reason> reasons) {}
}
