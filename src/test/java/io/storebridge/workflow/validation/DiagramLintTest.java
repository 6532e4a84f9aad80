package io.storebridge.workflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** bpmnlint with the rules for Camunda Platform 7.24, and how Camunda Modeler reads the files (tools/check.js). */
class DiagramLintTest {

    private static final File TOOLS = new File("tools");

    private record Outcome(int code, String output) {}

    /** As tools/package.json says. */
    private static final int OLDEST_NODE = 20;

    @Test
    void camunda_modeler_has_nothing_to_say_of_the_diagrams() throws Exception {
        assumeTrue(
                nodeVersion() >= OLDEST_NODE && isThere("npm"),
                "Node.js 20 or newer and npm are not on this machine: the diagrams are not linted");
        if (!new File(TOOLS, "node_modules").isDirectory()) {
            Outcome installed = run("npm", "install", "--no-package-lock", "--no-audit", "--no-fund");
            assumeTrue(
                    installed.code == 0,
                    "The npm registry is not reachable: the diagrams are not linted. " + installed.output);
        }

        Outcome lint = run("npm", "run", "--silent", "lint");

        assertThat(lint.output.strip()).isEqualTo("No warnings");
        assertThat(lint.code).isZero();
    }

    /** The major one; 0 when there is none. */
    private static int nodeVersion() throws Exception {
        return isThere("node")
                ? Integer.parseInt(run("node", "--version").output.strip().replaceAll("^v(\\d+).*$", "$1"))
                : 0;
    }

    private static boolean isThere(String program) throws Exception {
        try {
            return run(program, "--version").code == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome run(String... command) throws Exception {
        File output = File.createTempFile("lint", ".log");
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(TOOLS)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            String text = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            return new Outcome(ended ? process.exitValue() : -1, text);
        } finally {
            output.delete();
        }
    }
}
