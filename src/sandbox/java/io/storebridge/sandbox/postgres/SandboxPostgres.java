package io.storebridge.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded PostgreSQL server on 127.0.0.1, user postgres without a password. Its data stay from one start to the
 * next. A JVM that is killed leaves the server running; the next start takes it over.
 */
public final class SandboxPostgres implements AutoCloseable {

    /** Storebridge's own database. */
    public static final String STOREBRIDGE = "storebridge";

    /** GP's company database TWO. */
    public static final String GP = "gp_two";

    /** What the stand-ins remember. */
    public static final String STAND_INS = "stand_ins";

    private static final String VERSION = "17";
    private static final Logger LOG = LoggerFactory.getLogger(SandboxPostgres.class);

    private final DirectoryLock lock;
    private final PostgresServer server;
    private final int port;
    private final boolean tookOver;
    private final Thread hook = new Thread(this::close, "sandbox-postgres-stop");
    private boolean closed;

    private SandboxPostgres(DirectoryLock lock, PostgresServer server, int port, boolean tookOver) {
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.tookOver = tookOver;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts the server, or takes over the one that a killed sandbox left.
     *
     * @param directory where data and programs live; made when absent
     * @param port 0 for any free one
     * @param reset deletes the data first
     * @throws IllegalStateException when another sandbox uses the directory, or the server does not start
     */
    public static SandboxPostgres start(Path directory, int port, boolean reset) {
        try {
            Files.createDirectories(directory);
            Path place = reachable(directory.toRealPath());
            return start(place, place, port, reset);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The directory itself, or one in its stead where the server's user cannot get to it. */
    static Path reachable(Path directory) throws IOException {
        if (ServerUser.of(directory.resolve("postgres")).reaches(directory)) {
            return directory;
        }
        Path open = Path.of(
                "/var/tmp",
                "storebridge-sandbox-"
                        + Integer.toHexString(directory.toString().hashCode()));
        Files.createDirectories(open);
        LOG.warn("PostgreSQL does not run as root, and others cannot get to {}: its data are in {}", directory, open);
        return open;
    }

    /** The server that all tests of this JVM share, on a free port, gone when the JVM ends. */
    public static SandboxPostgres forTests() {
        return TestServer.INSTANCE;
    }

    static SandboxPostgres start(Path directory, Path programs, int port, boolean reset) throws IOException {
        Path home = PostgresBinaries.in(programs);
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return start(lock, home, directory.resolve("postgres"), port, reset);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static SandboxPostgres start(DirectoryLock lock, Path home, Path data, int port, boolean reset)
            throws IOException {
        setAsideUnusable(data);
        PostgresServer server = PostgresServer.of(home, data);
        Optional<Postmaster> leftover = Postmaster.of(data);
        boolean healthy = leftover.isPresent() && server.isHealthy(leftover.get());
        if (healthy && !reset && (port == 0 || port == leftover.get().port())) {
            return opened(new SandboxPostgres(lock, server, leftover.get().port(), true));
        }
        if (leftover.isPresent()) {
            server.end(leftover.get(), healthy);
        }
        if (reset) {
            Trees.delete(data);
            server = PostgresServer.of(home, data);
        }
        if (!Files.exists(data)) {
            server.initialise();
        }
        int chosen = port == 0 ? freePort() : port;
        server.start(chosen);
        return opened(new SandboxPostgres(lock, server, chosen, false));
    }

    private static void setAsideUnusable(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        if (!Files.isWritable(data)) {
            throw new IllegalStateException("The sandbox's data in " + data + " belong to "
                    + Files.getOwner(data).getName() + ". Start it as that user, or delete them.");
        }
        if (!Files.exists(data.resolve("global/pg_control"))) {
            Files.move(data, data.resolveSibling("postgres-incomplete-" + System.currentTimeMillis()));
            return;
        }
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(VERSION)) {
            throw new IllegalStateException("The sandbox's data in " + data + " are of PostgreSQL " + version
                    + ", this is " + VERSION + ". Start with --sandbox.reset=true to begin anew.");
        }
    }

    private static SandboxPostgres opened(SandboxPostgres postgres) {
        for (String database : List.of(STOREBRIDGE, GP, STAND_INS)) {
            if (!postgres.exists(database)) {
                postgres.createDatabase(database, null);
            }
        }
        return postgres;
    }

    public int port() {
        return port;
    }

    /** True when a killed sandbox's server was found running and goes on. */
    public boolean tookOver() {
        return tookOver;
    }

    public String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres&sslmode=disable";
    }

    /** A data source without a pool. */
    public DataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        return source;
    }

    /**
     * Makes the database anew, dropping one of the same name.
     *
     * @param template the database to copy, which nobody may be connected to; null for an empty one
     * @return its name
     */
    public String createDatabase(String name, String template) {
        execute("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
        // Copying the files beats the default, which writes the whole template to the log, from a few megabytes on.
        String copied = template == null ? "" : " TEMPLATE " + quoted(template) + " STRATEGY FILE_COPY";
        execute("CREATE DATABASE " + quoted(name) + copied);
        return name;
    }

    public void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
    }

    private boolean exists(String database) {
        try (Connection connection = dataSource("postgres").getConnection();
                var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Leaves the stop to the caller of {@link #close}, who has others to stop first: shutdown hooks run side by side. A
     * JVM that ends without that call leaves the server running.
     */
    public void stopOnlyWhenClosed() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Stops the server, breaking connections. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
