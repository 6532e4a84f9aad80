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
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The sandbox in a JVM of its own, on free ports, so that it can be killed. */
public final class SandboxProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private Process process;

    public SandboxProcess(Path directory) {
        this.directory = directory;
    }

    /** Starts it, or starts it again on the state that the last one left, and waits until it is ready. */
    public SandboxProcess start() {
        if (!startToLiveOrDie()) {
            throw new AssertionError("the sandbox ended, see " + directory.resolve("sandbox.log"));
        }
        return this;
    }

    /** The same, where work that is taken up again may kill it before it is ready; false when it was killed. */
    public boolean startToLiveOrDie() {
        try {
            Files.deleteIfExists(directory.resolve(Sandbox.RUNNING));
            Files.createDirectories(directory);
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx700m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Sandbox.class.getName(),
                            "--sandbox.directory=" + directory,
                            "--sandbox.ports=free",
                            "--sandbox.size=small",
                            "--sandbox.traffic=false",
                            "--storebridge.worker.lock=3s",
                            "--storebridge.worker.poll=500ms",
                            "--storebridge.worker.retries=200ms,1s,2s,4s,8s"))
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

    /** {@code before|after} an operation: the JVM kills itself there by kill -9. */
    public void killAt(String moment, String operation) {
        try {
            Files.writeString(directory.resolve("kill"), moment + " " + operation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
