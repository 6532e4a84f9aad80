package io.storebridge.security;

import io.storebridge.problems.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * An authenticated program.
 *
 * @param processes the workflows that it may start and follow; "*" is all
 * @param rights what else it may do, such as {@link #DEPLOYMENTS}; "*" of workflows gives none
 */
public record Caller(String name, List<String> processes, List<String> rights) {

    /** To change the workflows themselves, and to read who changed them. */
    public static final String DEPLOYMENTS = "deployments";

    static final List<String> RIGHTS = List.of(DEPLOYMENTS);

    public boolean mayUse(String process) {
        return processes.contains("*") || processes.contains(process);
    }

    /** @throws Problem 403 when the key does not open it */
    public void requireUse(String process) {
        if (!mayUse(process)) {
            throw new Problem(HttpStatus.FORBIDDEN, "Your key is not allowed to use '%s'".formatted(process));
        }
    }

    public boolean may(String right) {
        return rights.contains(right);
    }

    /** @throws Problem 403 when the key has not the right */
    public void require(String right) {
        if (!may(right)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "Your key has no right to '%s'; it is given with the key's rights".formatted(right));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
