package io.storebridge.sandbox.postgres;

import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One client's connection and the one to the server behind it. */
final class ProxiedConnection {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final Socket client;
    private final Socket server;
    private final DataInputStream fromClient;
    private final DataOutputStream toClient;
    private final DataInputStream fromServer;
    private final DataOutputStream toServer;
    private final Faults faults;
    private final Consumer<ProxiedConnection> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Statements known = new Statements();
    private final Queue<Exchange> unanswered = new ConcurrentLinkedQueue<>();
    private final TransactionJournal journal;

    // What the client has sent so far of the transaction that is open after all that was sent.
    private final List<Journal.Statement> transaction = new ArrayList<>();
    private boolean inTransaction;

    ProxiedConnection(Socket client, Socket server, Faults faults, Journal journal, Consumer<ProxiedConnection> onClose)
            throws IOException {
        this.client = client;
        this.server = server;
        this.faults = faults;
        this.onClose = onClose;
        this.journal = new TransactionJournal(journal);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        fromClient = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        toClient = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
        fromServer = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        toServer = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        // The answer to the start-up ends with a ReadyForQuery as well.
        unanswered.add(new Exchange());
    }

    void relayClient() {
        try {
            relayStartup();
            List<WireMessage> messages = new ArrayList<>();
            Exchange exchange = new Exchange();
            while (true) {
                WireMessage message = WireMessage.read(fromClient);
                Journal.Statement statement = known.read(message);
                if (statement != null) {
                    exchange.add(statement);
                }
                messages.add(message);
                switch (message.type()) {
                    case WireMessage.QUERY, WireMessage.SYNC -> {
                        if (!send(exchange, messages)) {
                            return;
                        }
                        messages.clear();
                        exchange = new Exchange();
                    }
                    case WireMessage.FLUSH, WireMessage.TERMINATE, 'd', 'c', 'f' -> {
                        forward(messages);
                        messages.clear();
                    }
                    default -> {
                        // Held back until it is known what the exchange is.
                    }
                }
            }
        } catch (IOException gone) {
            // Ends both sides below.
        } finally {
            close();
        }
    }

    private void relayStartup() throws IOException {
        while (true) {
            byte[] body = new byte[fromClient.readInt() - 4];
            fromClient.readFully(body);
            int code = ByteBuffer.wrap(body).getInt();
            if (code == SSL_REQUEST || code == GSS_REQUEST) {
                toClient.writeByte('N');
                toClient.flush();
                continue;
            }
            toServer.writeInt(body.length + 4);
            toServer.write(body);
            toServer.flush();
            return;
        }
    }

    /** False when the connection is to be broken instead. */
    private boolean send(Exchange exchange, List<WireMessage> messages) throws IOException {
        boolean alone = !inTransaction && !exchange.begins;
        transaction.addAll(exchange.statements);
        List<WireMessage> sent = messages;
        if (exchange.isWork()) {
            String text = Exchange.text(exchange.statements);
            Fault delay = faults.strike(PostgresFaultProxy.SYSTEM, Fault.Kind.LATENCY, text);
            if (delay != null) {
                exchange.fault = delay;
                pause(delay.millis());
            }
            Fault refuse = faults.strike(PostgresFaultProxy.SYSTEM, Fault.Kind.REFUSE, text);
            if (refuse != null) {
                exchange.fault = refuse;
                journal.broken(exchange);
                return false;
            }
            Fault error = faults.strike(PostgresFaultProxy.SYSTEM, Fault.Kind.ERROR, text);
            if (error != null) {
                exchange.fault = error;
                exchange.relay = Exchange.Relay.ERROR_ONLY;
                sent = List.of(failing(exchange, error));
            } else if (alone || exchange.commits) {
                Fault drop =
                        faults.strike(PostgresFaultProxy.SYSTEM, Fault.Kind.DROP_RESPONSE, Exchange.text(transaction));
                if (drop != null) {
                    exchange.fault = drop;
                    exchange.relay = Exchange.Relay.NONE;
                }
            }
        }
        inTransaction = (inTransaction || exchange.begins) && !exchange.endsTransaction();
        if (!inTransaction) {
            transaction.clear();
        }
        unanswered.add(exchange);
        forward(sent);
        return true;
    }

    /**
     * A query that makes the server itself fail, so that the state of its transaction is what the client is told: within
     * one, every further statement is refused until it is rolled back.
     */
    private static WireMessage failing(Exchange exchange, Fault error) {
        String state = error.sqlState() == null ? "XX000" : error.sqlState();
        String before = exchange.begins ? "BEGIN; " : exchange.commits ? "ROLLBACK; " : "";
        return WireMessage.query(before + "DO $$ BEGIN RAISE EXCEPTION 'A fault of the sandbox' USING ERRCODE = '"
                + state + "'; END $$");
    }

    void relayServer() {
        try {
            while (true) {
                WireMessage message = WireMessage.read(fromServer);
                Exchange exchange = unanswered.peek();
                boolean ready = message.type() == WireMessage.READY_FOR_QUERY;
                if (exchange != null) {
                    journal.note(exchange, message);
                    if (ready) {
                        unanswered.remove();
                        if (exchange.relay == Exchange.Relay.NONE) {
                            return;
                        }
                    }
                }
                if (exchange == null || passes(exchange, message)) {
                    message.write(toClient);
                }
                if (ready || fromServer.available() == 0) {
                    toClient.flush();
                }
            }
        } catch (IOException gone) {
            // Ends both sides below.
        } finally {
            close();
        }
    }

    private static boolean passes(Exchange exchange, WireMessage message) {
        return switch (exchange.relay) {
            case WHOLE -> true;
            case NONE -> false;
            case ERROR_ONLY ->
                message.type() == WireMessage.ERROR_RESPONSE || message.type() == WireMessage.READY_FOR_QUERY;
        };
    }

    private void forward(List<WireMessage> messages) throws IOException {
        for (WireMessage message : messages) {
            message.write(toServer);
        }
        toServer.flush();
    }

    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        quietly(client);
        quietly(server);
        journal.end();
        onClose.accept(this);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
