package io.storebridge.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxPostgresTest {

    private final Path programs = Path.of("target", "test-postgres");
    private Path directory;

    @BeforeEach
    void aDirectoryThatHasThePrograms() throws Exception {
        directory = Files.createDirectories(programs.resolve("sandbox-" + UUID.randomUUID()))
                .toRealPath();
        Path home = PostgresBinaries.in(programs.toRealPath());
        Files.createSymbolicLink(directory.resolve(home.getFileName()), home);
    }

    @AfterEach
    void nothingStays() throws Exception {
        PostgresServer.of(PostgresBinaries.in(directory), directory.resolve("postgres"))
                .stop();
        Trees.delete(directory);
    }

    @Test
    void makesBothDatabasesAndKeepsTheirDataOverARestart() throws Exception {
        int port;
        try (SandboxPostgres postgres = SandboxPostgres.start(directory, 0, false)) {
            port = postgres.port();
            execute(postgres, "CREATE TABLE kept (n int)");
            execute(postgres, "INSERT INTO kept VALUES (7)");
            assertThat(number(postgres, "SELECT count(*) FROM pg_database WHERE datname IN ('storebridge', 'gp_two')"))
                    .isEqualTo(2);
        }
        try (SandboxPostgres postgres = SandboxPostgres.start(directory, port, false)) {
            assertThat(postgres.tookOver()).isFalse();
            assertThat(number(postgres, "SELECT n FROM kept")).isEqualTo(7);
        }
    }

    @Test
    void takesOverTheServerOfAKilledJvmWithAllThatWasCommitted() throws Exception {
        JavaProcess killed = running();
        try (Connection connection =
                DriverManager.getConnection(SandboxPostgres.jdbcUrl(port(killed), SandboxPostgres.GP))) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 7 AS n");
            killed.kill();
            try (SandboxPostgres postgres = SandboxPostgres.start(directory, port(killed), false)) {
                assertThat(postgres.tookOver()).isTrue();
                assertThat(number(postgres, "SELECT n FROM kept")).isEqualTo(7);
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void movesTheServerOfAKilledJvmToAnotherPort() throws Exception {
        JavaProcess killed = running();
        killed.kill();
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (SandboxPostgres postgres = SandboxPostgres.start(directory, free, false)) {
            assertThat(postgres.tookOver()).isFalse();
            assertThat(postgres.port()).isEqualTo(free);
            assertThat(number(postgres, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void resetEndsTheLeftoverServerAndBeginsAnew() throws Exception {
        JavaProcess killed = running();
        try (Connection connection =
                DriverManager.getConnection(SandboxPostgres.jdbcUrl(port(killed), SandboxPostgres.GP))) {
            connection.createStatement().execute("CREATE TABLE kept (n int)");
        }
        killed.kill();
        try (SandboxPostgres postgres = SandboxPostgres.start(directory, 0, true)) {
            assertThat(number(postgres, "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"))
                    .isZero();
        }
    }

    @Test
    void aSecondSandboxIsToldWhoRunsTheFirst() throws Exception {
        JavaProcess first = running();
        try {
            assertThatThrownBy(() -> SandboxPostgres.start(directory, 0, false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already running")
                    .hasMessageContaining(Long.toString(first.pid()));
        } finally {
            first.kill();
        }
    }

    @Test
    void anOrdinaryEndOfTheJvmStopsTheServer() throws Exception {
        JavaProcess process = running();
        process.stop();
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void aPidFileThatSpeaksOfAnotherProgramIsNoHindrance() throws Exception {
        SandboxPostgres.start(directory, 0, false).close();
        long otherProgram = ProcessHandle.current().pid();
        Files.write(
                directory.resolve("postgres/postmaster.pid"),
                List.of(
                        Long.toString(otherProgram),
                        directory.resolve("postgres").toString(),
                        "0",
                        "1",
                        "",
                        "",
                        ""));
        try (SandboxPostgres postgres = SandboxPostgres.start(directory, 0, false)) {
            assertThat(number(postgres, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void aPidFileOfADeadServerIsNoHindrance() throws Exception {
        JavaProcess killed = running();
        Postmaster server = Postmaster.of(directory.resolve("postgres")).orElseThrow();
        killed.kill();
        server.kill();
        assertThat(directory.resolve("postgres/postmaster.pid")).exists();
        try (SandboxPostgres postgres = SandboxPostgres.start(directory, 0, false)) {
            assertThat(number(postgres, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void aDataDirectoryWhoseMakingWasCutShortIsSetAside() throws Exception {
        Files.createDirectories(directory.resolve("postgres/base"));
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "17\n");
        Files.createDirectories(directory.resolve("postgres-initialising/base"));
        try (SandboxPostgres postgres = SandboxPostgres.start(directory, 0, false)) {
            assertThat(number(postgres, "SELECT 1")).isEqualTo(1);
        }
        assertThat(directory.resolve("postgres-initialising")).doesNotExist();
    }

    @Test
    void aTestGetsACopyOfATemplate() throws Exception {
        SandboxPostgres postgres = SandboxPostgres.forTests();
        String template = postgres.createDatabase("template_" + UUID.randomUUID(), null);
        try (Connection connection = postgres.dataSource(template).getConnection()) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 7 AS n");
        }
        String copy = postgres.createDatabase("copy_" + UUID.randomUUID(), template);
        assertThat(number(postgres, copy, "SELECT n FROM kept")).isEqualTo(7);
        postgres.dropDatabase(copy);
        postgres.dropDatabase(template);
    }

    /** The JVM that is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            SandboxPostgres postgres = SandboxPostgres.start(Path.of(arguments[0]), 0, false);
            System.out.println("ready " + postgres.port());
            System.in.read();
        }
    }

    private JavaProcess running() throws IOException {
        return JavaProcess.start(Holder.class, directory.toString());
    }

    private static int port(JavaProcess process) {
        return Integer.parseInt(process.ready());
    }

    private static void execute(SandboxPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.dataSource(SandboxPostgres.GP).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(SandboxPostgres postgres, String sql) throws SQLException {
        return number(postgres, SandboxPostgres.GP, sql);
    }

    private static int number(SandboxPostgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = postgres.dataSource(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
