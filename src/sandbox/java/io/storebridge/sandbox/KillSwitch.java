package io.storebridge.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this JVM by {@code kill -9}, or holds runs where somebody else may end it, just before or just after an operation.
 * Files in the sandbox's folder say where: {@code kill} ({@code after mail.send 7}: there, the seventh time) is deleted when
 * it strikes; a thread that reaches a line of {@code park} ({@code before erp.create-order WEB-5001}: there, in this run)
 * writes the line to {@code parked} and goes no further.
 */
class KillSwitch implements AroundOperations.Around {

    private static final Logger log = LoggerFactory.getLogger(KillSwitch.class);

    private final Path kill;
    private final Path park;
    private final Path parked;
    private final AtomicInteger passes = new AtomicInteger();

    KillSwitch(Path directory) {
        kill = directory.resolve("kill");
        park = directory.resolve("park");
        parked = directory.resolve("parked");
    }

    @Override
    public Object call(String operation, String businessId, AroundOperations.Call call) throws Throwable {
        at("before " + operation, businessId);
        try {
            return call.proceed();
        } finally {
            at("after " + operation, businessId);
        }
    }

    private void at(String place, String businessId) throws InterruptedException {
        try {
            if (lines(park).contains(place + " " + businessId)) {
                log.warn("Parked {}", place);
                note(place + " " + businessId);
                Thread.sleep(Long.MAX_VALUE);
            }
            if (lines(kill).stream()
                    .anyMatch(line -> line.startsWith(place + " ")
                            && passes.incrementAndGet() == Integer.parseInt(line.substring(place.length() + 1)))) {
                Files.delete(kill);
                long pid = ProcessHandle.current().pid();
                log.warn("kill -9 {} {}", pid, place);
                new ProcessBuilder("kill", "-9", Long.toString(pid)).start();
                Thread.sleep(Long.MAX_VALUE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private synchronized void note(String line) throws IOException {
        Files.writeString(parked, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
