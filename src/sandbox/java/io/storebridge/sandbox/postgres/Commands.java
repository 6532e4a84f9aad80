package io.storebridge.sandbox.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Commands {

    private static final int PATIENCE_SECONDS = 120;

    private Commands() {}

    record Result(int status, String output) {}

    /** @param directory where it runs; null for here */
    static Result run(List<String> prefix, List<String> command, Path directory) throws IOException {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        // A file, since a pipe would stay open as long as the server that pg_ctl leaves behind.
        Path output = Files.createTempFile("storebridge-command", ".txt");
        try {
            Process process = new ProcessBuilder(all)
                    .directory(directory == null ? null : directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("Took longer than " + PATIENCE_SECONDS + " s: " + String.join(" ", all));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + String.join(" ", all), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
