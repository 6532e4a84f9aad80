package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.Sandbox;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a sandbox listens.
 *
 * @param directory the sandbox's folder
 * @param storebridge base URL
 * @param orderCloud base URL of the store
 * @param gp the company database, past the faults
 */
record Place(Path directory, String storebridge, String orderCloud, DataSource gp) {

    /** @throws IllegalStateException when no sandbox runs with this folder */
    static Place of(Path sandboxDirectory) {
        Path running = sandboxDirectory.resolve(Sandbox.RUNNING);
        JsonNode ports = read(running);
        long pid = ports.path("pid").asLong();
        if (ports.isMissingNode() || ProcessHandle.of(pid).isEmpty()) {
            throw new IllegalStateException(
                    "No sandbox runs in %s; start one with: mvn spring-boot:test-run".formatted(sandboxDirectory));
        }
        PGSimpleDataSource gp = new PGSimpleDataSource();
        gp.setURL("jdbc:postgresql://127.0.0.1:%d/%s"
                .formatted(ports.path("postgres").asInt(), SandboxPostgres.GP));
        gp.setUser("postgres");
        return new Place(sandboxDirectory, url(ports.path("http")), url(ports.path("orderCloud")), gp);
    }

    private static String url(JsonNode port) {
        return "http://127.0.0.1:" + port.asInt();
    }

    private static JsonNode read(Path file) {
        if (!Files.exists(file)) {
            return Json.object().path("absent");
        }
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
