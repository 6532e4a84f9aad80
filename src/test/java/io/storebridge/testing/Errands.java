package io.storebridge.testing;

import io.storebridge.commerce.Operation;
import io.storebridge.commerce.Step;
import java.util.Map;

/** A port of tests: what its operations do is up to the test. */
public interface Errands {

    @Operation(
            id = "errand.run",
            title = "Run an errand",
            result = "outcome",
            errors = "not-today",
            check = "errand.find")
    Map<String, Object> run(Map<String, Object> request, Step step);

    @Operation(id = "errand.find", title = "Look whether the errand was run", result = "outcome")
    Map<String, Object> find(Step step);

    @Operation(id = "slow.run", title = "Run a slow errand", result = "slowOutcome")
    String runSlowly(Map<String, Object> request);
}
