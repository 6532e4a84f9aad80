package io.storebridge.workflow.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why an instance does not move. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(
        @Schema(description = "The element's id in the old diagram; none when the whole instance is meant")
                String element,
        @Schema(description = "Its label") String label,
        String reason) {}
