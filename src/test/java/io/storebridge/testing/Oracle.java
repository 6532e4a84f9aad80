package io.storebridge.testing;

import io.storebridge.commerce.Operation;
import java.util.Map;

/** A port of tests that is asked in real time. */
public interface Oracle {

    @Operation(id = "oracle.ask", title = "Ask the oracle", result = "answer", errors = "no-idea")
    Map<String, Object> ask(String question);
}
