package io.storebridge.sandbox.postgres;

import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between GP's connector and GP's database, so that GP can fail: late, with an error, between the commit and its
 * answer, or altogether. Its journal has one entry per transaction, and per statement outside of one.
 *
 * <p>The faults' system is {@code gp}; {@code match} looks into the SQL and the parameters of the statement, and for a
 * commit into those of the whole transaction.
 */
public final class PostgresFaultProxy implements AutoCloseable {

    /** The name that faults and journal know GP's database by. */
    public static final String SYSTEM = "gp";

    private final int serverPort;
    private final Faults faults;
    private final Journal journal;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private int port;
    private ServerSocket listener;
    private Thread accepting;
    private boolean started;

    /**
     * @param port where to listen on 127.0.0.1; 0 for any free port
     * @param serverPort the server's port on 127.0.0.1
     */
    public PostgresFaultProxy(int port, int serverPort, Faults faults, Journal journal) {
        this.port = port;
        this.serverPort = serverPort;
        this.faults = faults;
        this.journal = journal;
        faults.onChange(this::obeyFaults);
    }

    public synchronized PostgresFaultProxy start() {
        started = true;
        obeyFaults();
        return this;
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return SandboxPostgres.jdbcUrl(port, database);
    }

    @Override
    public synchronized void close() {
        started = false;
        shut();
    }

    private synchronized void obeyFaults() {
        if (!started || faults.closesPort(SYSTEM)) {
            shut();
        } else if (listener == null) {
            open();
        }
    }

    private void open() {
        try {
            listener = new ServerSocket(port, 256, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
        port = listener.getLocalPort();
        ServerSocket mine = listener;
        accepting = daemon("gp-proxy-accept", () -> accept(mine));
    }

    private void shut() {
        if (listener == null) {
            return;
        }
        try {
            listener.close();
            // The system keeps the port open until nobody waits for a client on it.
            accepting.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listener = null;
        connections.forEach(ProxiedConnection::close);
    }

    private void accept(ServerSocket mine) {
        while (!mine.isClosed()) {
            try {
                Socket client = mine.accept();
                if (faults.strike(SYSTEM, Fault.Kind.REFUSE, "") != null) {
                    client.setSoLinger(true, 0);
                    client.close();
                    continue;
                }
                serve(client);
            } catch (IOException closedOrServerGone) {
                // The next client is served; a closed listener ends the loop.
            }
        }
    }

    private void serve(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getByName("127.0.0.1"), serverPort);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        ProxiedConnection connection = new ProxiedConnection(client, server, faults, journal, connections::remove);
        connections.add(connection);
        daemon("gp-proxy-client", connection::relayClient);
        daemon("gp-proxy-server", connection::relayServer);
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
