package io.storebridge.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** The server of this JVM's tests, in a directory of its own under target. */
final class TestServer {

    static final SandboxPostgres INSTANCE = start();

    private TestServer() {}

    private static SandboxPostgres start() {
        try {
            Path root = Path.of("target", "test-postgres");
            Files.createDirectories(root);
            root = SandboxPostgres.reachable(root.toRealPath());
            sweep(root);
            Path directory = root.resolve(Long.toString(ProcessHandle.current().pid()));
            Files.createDirectories(directory);
            SandboxPostgres postgres = SandboxPostgres.start(directory, root, 0, true);
            postgres.stopOnlyWhenClosed();
            // After the applications: one that has lost its database waits for it before it ends.
            SpringApplication.getShutdownHandlers().add(() -> remove(postgres, directory));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(SandboxPostgres postgres, Path directory) {
        postgres.close();
        try {
            Trees.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the servers of test runs that were killed. */
    private static void sweep(Path root) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> all = Files.list(root)) {
            leftovers = all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> !isAlive(path))
                    .toList();
        }
        for (Path leftover : leftovers) {
            PostgresServer.of(PostgresBinaries.in(root), leftover.resolve("postgres"))
                    .stop();
            Trees.delete(leftover);
        }
    }

    private static boolean isAlive(Path directory) {
        return ProcessHandle.of(Long.parseLong(directory.getFileName().toString()))
                .isPresent();
    }
}
