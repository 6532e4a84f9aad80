package io.storebridge.sandbox.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server that the file postmaster.pid in a data directory speaks of. The file outlives a killed server, and its
 * process id may by then belong to any program.
 *
 * @param port 0 while the server has not got that far
 */
record Postmaster(long pid, int port) {

    static Optional<Postmaster> of(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        try {
            int port = lines.size() < 4 ? 0 : Integer.parseInt(lines.get(3).strip());
            return Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()), port));
        } catch (NumberFormatException | IndexOutOfBoundsException cutOff) {
            return Optional.of(new Postmaster(-1, 0));
        }
    }

    boolean isAlive() {
        return pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** True when the process is a PostgreSQL server, or when the system does not tell. */
    boolean isPostgres() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
    }

    void kill() {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }
}
