package io.storebridge.workflow;

import java.util.List;

/** Files have mistakes, and nothing of them was deployed. */
class DeploymentRefused extends RuntimeException {

    private final List<Finding> findings;

    DeploymentRefused(List<Finding> findings) {
        super("Not deployed:\n" + DeploymentLog.lines(findings));
        this.findings = findings;
    }

    List<Finding> findings() {
        return findings;
    }
}
