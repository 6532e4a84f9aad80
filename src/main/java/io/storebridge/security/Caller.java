package io.storebridge.security;

import io.storebridge.problems.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** An authenticated program. {@code processes}: the workflows that it may start and follow; "*" is all. */
public record Caller(String name, List<String> processes) {

    public boolean mayUse(String process) {
        return processes.contains("*") || processes.contains(process);
    }

    /** @throws Problem 403 when the key does not open it */
    public void requireUse(String process) {
        if (!mayUse(process)) {
            throw new Problem(HttpStatus.FORBIDDEN, "Your key is not allowed to use '%s'".formatted(process));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
