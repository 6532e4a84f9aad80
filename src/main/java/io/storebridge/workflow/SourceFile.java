package io.storebridge.workflow;

import java.time.Instant;

/**
 * A file that somebody wants to have deployed.
 *
 * @param from the folder that it was read from, or the request that brought it
 * @param modified when it was changed last; null when that is not known
 */
record SourceFile(DeployableResource resource, String from, Instant modified) {

    private static final String BUILT_IN = "classpath:";

    static boolean isBuiltIn(String from) {
        return from.startsWith(BUILT_IN);
    }

    String name() {
        return resource.name();
    }
}
