package io.storebridge.sandbox.gp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * GP's company database TWO on PostgreSQL: GP's tables under GP's names (the system database is schema {@code dynamics}), the
 * ta* procedures of eConnect as functions with named arguments, and a sample company. Sources: Microsoft's table and eConnect
 * documentation; what is unverified is said where it stands. The customers' Pre and Post hooks of eConnect are not there.
 */
public final class GpCompany {

    private static final int VERSION = 3;
    private static final List<String> TABLES = List.of(
            "types.sql",
            "tables/system.sql",
            "tables/receivables.sql",
            "tables/inventory.sql",
            "tables/sales.sql",
            "tables/sales-history.sql",
            "tables/more.sql");
    private static final List<String> PROCEDURES = List.of(
            "errors.sql",
            "procedures/lookups.sql",
            "procedures/stock.sql",
            "procedures/documents.sql",
            "procedures/sop-line.sql",
            "procedures/sop-header.sql",
            "procedures/sop-satellites.sql",
            "procedures/sop-lifecycle.sql",
            "procedures/customer.sql",
            "procedures/item.sql",
            "procedures/receivables.sql",
            "procedures/inventory.sql",
            "procedures/back-office.sql",
            "procedures/posting.sql");

    private GpCompany() {}

    /**
     * Makes tables, procedures and the sample company in one transaction, dated so that today's aging is right; leaves a
     * database that has them as it is.
     *
     * @param gpTwo the company database, as a superuser; empty at first
     * @param seed the same seed makes the same company on the same day
     * @throws IllegalStateException when the database holds a company of another version
     */
    public static void install(DataSource gpTwo, SampleCompany.Size size, long seed) {
        install(gpTwo, size, seed, LocalDate.now(ZoneOffset.UTC));
    }

    static void install(DataSource gpTwo, SampleCompany.Size size, long seed, LocalDate today) {
        try (Connection connection = gpTwo.getConnection()) {
            if (installed(connection)) {
                return;
            }
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                String nodes = resource("nodes.txt");
                for (String script : TABLES) {
                    statement.execute(resource(script));
                }
                statement.execute(NodeFunctions.types(nodes));
                for (String script : PROCEDURES) {
                    statement.execute(resource(script));
                }
                statement.execute(NodeFunctions.functions(nodes));
                statement.execute(resource("setup.sql"));
                new SampleCompany(size, seed, today).write(connection);
                statement.execute(
                        "INSERT INTO sandbox.installed VALUES (%d, '%s', %d, now())".formatted(VERSION, size, seed));
            }
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The GP company could not be installed: " + e.getMessage(), e);
        }
    }

    private static boolean installed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet marker = statement.executeQuery("SELECT to_regclass('sandbox.installed') IS NOT NULL");
            marker.next();
            if (!marker.getBoolean(1)) {
                return false;
            }
            ResultSet version = statement.executeQuery("SELECT max(version) FROM sandbox.installed");
            version.next();
            if (version.getInt(1) != VERSION) {
                throw new IllegalStateException("The database holds a GP company of version " + version.getInt(1)
                        + ", wanted is " + VERSION + ": start anew with --sandbox.reset=true");
            }
            return true;
        }
    }

    /** The lines of a resource without its comments. */
    static List<String> lines(String name) {
        return resource(name).lines().filter(line -> !line.startsWith("#")).toList();
    }

    static String resource(String name) {
        try (InputStream in = GpCompany.class.getResourceAsStream("/gp/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource gp/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read resource gp/" + name, e);
        }
    }
}
