package io.storebridge.workflow;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A first start whose files have mistakes ends with these, and not with a stack trace. */
class DeploymentRefusedAnalyzer extends AbstractFailureAnalyzer<DeploymentRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, DeploymentRefused refused) {
        return new FailureAnalysis(
                "Nothing was deployed yet, and the files to begin with have mistakes:\n\n"
                        + DeploymentLog.lines(refused.findings()),
                "Correct the files named above and start again.",
                refused);
    }
}
