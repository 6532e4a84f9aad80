package io.storebridge.workflow.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Where instances of old versions of a workflow wait, and whether they can move to the newest. */
@Schema(description = "Instances of old versions, and whether they can move to the newest")
public record MigrationReport(
        String process,
        @Schema(description = "The newest version, to which they would move") int newest,
        @Schema(description = "Old versions with running instances, newest first") List<Version> versions) {

    @Schema(name = "MigrationVersion")
    public record Version(
            int version,
            int instances,
            @Schema(description = "Can move now") int movable,
            @Schema(description = "A step or a job is under way: can perhaps move when it has ended") int later,
            @Schema(description = "Cannot move as the diagrams and the mapping are") int blocked,
            List<Position> positions,
            @Schema(description = "What moves only in part: events that end with the move or begin with it")
                    List<String> notes) {}

    /** Instances that stand at the same elements. One of them is tried for all. */
    @Schema(name = "MigrationPosition")
    public record Position(List<Element> at, int instances, Verdict verdict, List<Reason> reasons) {}

    @Schema(name = "MigrationElement")
    public record Element(String id, @Schema(description = "The element's label, else its id") String label) {}
}
