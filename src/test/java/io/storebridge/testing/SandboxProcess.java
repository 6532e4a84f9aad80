package io.storebridge.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The sandbox in a JVM of its own, on free ports, so that it can be killed. */
public final class SandboxProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The option that says for how long a step belongs to a node. */
    static final String LOCK = "--storebridge.worker.lock=";

    private final Path directory;
    private final List<String> settings;
    private Process process;

    /**
     * @param directory where its state and its log are
     * @param settings of each of its starts, beside those of all such sandboxes
     */
    public SandboxProcess(Path directory, String... settings) {
        this.directory = directory;
        this.settings = List.of(settings);
    }

    /**
     * Starts it, or starts it again on the state that the last one left, and waits until it is ready.
     *
     * @param arguments settings of this start alone
     */
    public SandboxProcess start(String... arguments) {
        if (!startToLiveOrDie(arguments)) {
            throw new AssertionError("the sandbox ended, see " + directory.resolve("sandbox.log"));
        }
        return this;
    }

    /** The same, where work that is taken up again may kill it before it is ready; false when it was killed. */
    public boolean startToLiveOrDie(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m",
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName(),
                "--sandbox.directory=" + directory,
                "--sandbox.ports=free",
                "--sandbox.size=small",
                "--sandbox.traffic=false",
                "--storebridge.worker.poll=500ms",
                "--storebridge.worker.retries=200ms,1s,2s,4s,8s"));
        command.addAll(settings);
        command.addAll(List.of(arguments));
        // Spring takes an option that is given twice for a list.
        if (command.stream().noneMatch(option -> option.startsWith(LOCK))) {
            command.add(LOCK + "3s");
        }
        try {
            Files.deleteIfExists(directory.resolve(Sandbox.RUNNING));
            Files.createDirectories(directory);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("sandbox.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve(Sandbox.RUNNING)) || !process.isAlive());
        return process.isAlive();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Where it listens: {@code http}, {@code control} and {@code postgres} ports. */
    public int port(String name) {
        try {
            JsonNode running = new ObjectMapper()
                    .readTree(directory.resolve(Sandbox.RUNNING).toFile());
            return running.path(name).asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database of the sandbox's server: {@code gp_two}, {@code storebridge}, {@code stand_ins}. */
    public JdbcClient database(String name) {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable".formatted(port("postgres"), name), "postgres", ""));
    }

    /** How many mails with this text have been sent. */
    public long mailsWith(String text) {
        return database("stand_ins")
                .sql("select count(*) from graph where doc::text like ?")
                .param("%" + text + "%")
                .query(Long.class)
                .single();
    }

    /** The REST API, with the store's key. */
    public Door door() {
        return new SandboxDoor(port("http"));
    }

    /** {@code before|after} an operation, when that moment comes for the nth time, the JVM kills itself by kill -9. */
    public void killAt(String moment, String operation, int times) {
        write("kill", "%s %s %d".formatted(moment, operation, times));
    }

    /** {@code before|after}, operation and business id: the runs go no further than this. None: all go on. */
    public void park(List<String> moments) {
        write("parked", "");
        write("park", String.join("\n", moments));
    }

    /** Those who stand where they were to stand. */
    public Set<String> parked() {
        try {
            return Set.copyOf(Files.readAllLines(directory.resolve("parked")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9, now. */
    public void kill() {
        try {
            new ProcessBuilder("kill", "-9", Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitDeath();
    }

    public void awaitDeath() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the sandbox lives on; the operation was not reached");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it in the ordinary way, and its database with it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
