package io.storebridge.sandbox.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One data directory and the programs that work on it. */
final class PostgresServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // fsync is off: what has been committed is in the operating system's hands, which outlives a killed JVM and a
    // killed
    // server. Only a power cut could lose it, and sandbox data are not worth the waiting.
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "wal_init_zero=off",
            "max_wal_senders=0",
            "shared_buffers=64MB",
            "max_connections=200",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_messages=warning");

    private final Path home;
    private final Path data;
    private final ServerUser user;

    private PostgresServer(Path home, Path data, ServerUser user) {
        this.home = home;
        this.data = data;
        this.user = user;
    }

    static PostgresServer of(Path home, Path data) throws IOException {
        return new PostgresServer(home, data, ServerUser.of(data));
    }

    /** Makes the data directory; one that is killed meanwhile leaves none. */
    void initialise() throws IOException {
        Path unfinished = data.resolveSibling("postgres-initialising");
        Trees.delete(unfinished);
        Files.createDirectories(unfinished);
        user.own(unfinished);
        run(
                "initdb",
                "-D",
                unfinished.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
                "--no-instructions",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    void start(int port) throws IOException {
        StringBuilder options = new StringBuilder("-p " + port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        Path log = data.resolve("server.log");
        Files.deleteIfExists(log);
        if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
            // A copied or chmod-ed data directory is refused otherwise.
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
        try {
            run(
                    "pg_ctl",
                    "start",
                    "-D",
                    data.toString(),
                    "-l",
                    log.toString(),
                    "-o",
                    options.toString(),
                    "-w",
                    "-t",
                    Long.toString(PATIENCE.toSeconds()));
        } catch (IOException e) {
            String reason = Files.exists(log) ? Files.readString(log).strip() : e.getMessage();
            throw new IllegalStateException("PostgreSQL did not start on port " + port + ":\n" + reason, e);
        }
    }

    /** Stops the server; nothing when there is none. */
    void stop() throws IOException {
        Postmaster running = Postmaster.of(data).orElse(null);
        if (running != null && running.isAlive()) {
            run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30");
        }
    }

    /** Ends what a former sandbox left, or cleans up its file when there is nothing behind it. */
    void end(Postmaster leftover, boolean healthy) throws IOException {
        if (healthy) {
            stop();
        } else if (leftover.isAlive() && isOurs(leftover)) {
            leftover.kill();
        } else if (leftover.isAlive() || leftover.pid() < 0) {
            // PostgreSQL itself copes with the file of a dead server, but not with a process id that has a new owner.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    /** True when the process serves this data directory and answers; waits for one that is still starting. */
    boolean isHealthy(Postmaster leftover) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (leftover.isAlive() && isOurs(leftover)) {
            Postmaster now = Postmaster.of(data).orElse(leftover);
            if (now.port() > 0 && serves(now.port())) {
                return true;
            }
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean isOurs(Postmaster postmaster) {
        return postmaster.isPostgres()
                && ProcessHandle.of(postmaster.pid())
                        .flatMap(process -> process.info().commandLine())
                        .map(line -> line.contains(data.toString()))
                        .orElse(true);
    }

    private boolean serves(int port) {
        try (Connection connection =
                        DriverManager.getConnection(SandboxPostgres.jdbcUrl(port, "postgres") + "&connectTimeout=2");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            return row.next() && Path.of(row.getString(1)).equals(data);
        } catch (SQLException notThere) {
            return false;
        }
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(PostgresBinaries.program(home, program).toString());
        command.addAll(List.of(arguments));
        Commands.Result result = Commands.run(user.prefix(), command, data.getParent());
        if (result.status() != 0) {
            throw new IOException(program + " failed: " + result.output().strip());
        }
    }
}
