package io.storebridge.sandbox.gp;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Collects rows of one table and sends them by COPY; columns that are not named take their defaults. */
final class TableWriter {

    private final String table;
    private final String columns;
    private final StringBuilder rows = new StringBuilder();

    TableWriter(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    TableWriter row(Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i].toString().replace("\\", "\\\\"));
        }
        rows.append('\n');
        return this;
    }

    void copy(Connection connection) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " (" + columns + ") FROM STDIN", new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
