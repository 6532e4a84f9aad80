package io.storebridge.deployments;

import io.storebridge.workflow.Deployment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of the history of deployments. */
@Schema(description = "Attempts to deploy that changed something or were refused, newest first")
record DeploymentList(
        @Schema(description = "Of the pages, from 1") int page,
        int pageSize,
        @Schema(description = "There are older ones: ask for the next page") boolean more,
        List<Deployment> deployments) {

    /** @param rows one more than fits the page, when there is one */
    static DeploymentList of(List<Deployment> rows, int page, int pageSize) {
        return new DeploymentList(
                page,
                pageSize,
                rows.size() > pageSize,
                rows.stream().limit(pageSize).toList());
    }
}
