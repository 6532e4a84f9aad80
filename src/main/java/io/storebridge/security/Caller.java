package io.storebridge.security;

import java.util.List;

/** An authenticated program. {@code processes}: the workflows that it may start and follow; "*" is all. */
public record Caller(String name, List<String> processes) {

    public boolean mayUse(String process) {
        return processes.contains("*") || processes.contains(process);
    }

    @Override
    public String toString() {
        return name;
    }
}
