package io.storebridge.sandbox.postgres;

import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Journal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes one entry per transaction of a connection, from what its server answers. */
final class TransactionJournal {

    private final Journal journal;
    private final List<Journal.Statement> statements = new ArrayList<>();
    private Instant at;
    private long began;
    private Fault fault;
    private String lastTag = "";
    private String error;

    TransactionJournal(Journal journal) {
        this.journal = journal;
    }

    /** Takes note of a message of the server's answer to the exchange. */
    synchronized void note(Exchange exchange, WireMessage message) {
        switch (message.type()) {
            case WireMessage.COMMAND_COMPLETE -> lastTag = WireMessage.text(message.reader());
            case WireMessage.ERROR_RESPONSE -> error = errorText(message.reader());
            case WireMessage.READY_FOR_QUERY -> {
                take(exchange);
                if (message.body()[0] == 'I') {
                    finish(outcome(exchange));
                }
                error = null;
            }
            default -> {
                // Rows and acknowledgements are not kept.
            }
        }
    }

    /** The connection is broken before the exchange was sent. */
    synchronized void broken(Exchange exchange) {
        take(exchange);
        finish("fault");
    }

    /** The connection is closed; the server rolls back what was open. */
    synchronized void end() {
        finish("connection closed");
    }

    private void take(Exchange exchange) {
        if (at == null) {
            began = exchange.began;
            at = Instant.now().minusNanos(System.nanoTime() - began);
        }
        for (int i = 0; i < exchange.statements.size(); i++) {
            Journal.Statement statement = exchange.statements.get(i);
            boolean last = i == exchange.statements.size() - 1;
            statements.add(new Journal.Statement(statement.sql(), statement.parameters(), last ? error : null));
        }
        if (exchange.fault != null) {
            fault = exchange.fault;
        }
    }

    private String outcome(Exchange exchange) {
        if (exchange.relay == Exchange.Relay.NONE) {
            return (error == null && !"ROLLBACK".equals(lastTag) ? "committed" : "rolled back") + ", answer dropped";
        }
        return error != null || "ROLLBACK".equals(lastTag) ? "rolled back" : "committed";
    }

    private void finish(String outcome) {
        if (!statements.isEmpty()) {
            String sql = statements.get(0).sql();
            journal.add(new Journal.Entry(
                    0,
                    at,
                    PostgresFaultProxy.SYSTEM,
                    "SQL",
                    sql.length() > 100 ? sql.substring(0, 100) + "..." : sql,
                    null,
                    null,
                    null,
                    outcome,
                    null,
                    List.copyOf(statements),
                    (System.nanoTime() - began) / 1_000_000,
                    fault == null ? null : fault.kind().wireName()));
        }
        statements.clear();
        at = null;
        fault = null;
        lastTag = "";
    }

    private static String errorText(ByteBuffer body) {
        String state = "";
        String text = "";
        for (byte field = body.get(); field != 0; field = body.get()) {
            String value = WireMessage.text(body);
            state = field == 'C' ? value : state;
            text = field == 'M' ? value : text;
        }
        return state + " " + text;
    }
}
