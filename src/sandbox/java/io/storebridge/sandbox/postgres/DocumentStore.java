package io.storebridge.sandbox.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * A stand-in's documents: read from memory, written to the database before the call that writes them returns, so that a
 * killed JVM loses nothing that was answered.
 */
public final class DocumentStore implements AutoCloseable {

    /** @param parent the id of what it belongs to, such as the order of a line item; empty for none */
    public record Key(String kind, String parent, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = kind.compareTo(other.kind);
            order = order != 0 ? order : parent.compareTo(other.parent);
            return order != 0 ? order : id.compareTo(other.id);
        }
    }

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final NavigableMap<Key, ObjectNode> documents = new TreeMap<>();
    private final DataSource database;
    private final String table;
    private Connection connection;

    /** @param table its own table in the database, made when absent */
    public DocumentStore(DataSource database, String table) {
        this.database = database;
        this.table = table;
        try {
            connect();
            try (Statement statement = connection.createStatement()) {
                // json and not jsonb: it keeps the order of fields and the digits of decimals as sent.
                statement.execute("CREATE TABLE IF NOT EXISTS " + table
                        + " (kind text, parent text, id text, doc json NOT NULL, PRIMARY KEY (kind, parent, id))");
                statement.setFetchSize(1000);
                try (ResultSet row = statement.executeQuery("SELECT kind, parent, id, doc FROM " + table)) {
                    while (row.next()) {
                        documents.put(new Key(row.getString(1), row.getString(2), row.getString(3)), (ObjectNode)
                                Json.read(row.getString(4)));
                    }
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads without seeing half of a write; what it returns must be copied before it is changed. */
    public <T> T read(Function<Session, T> work) {
        lock.readLock().lock();
        try {
            return work.apply(new Session(false));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Writes all or nothing; an exception undoes it. */
    public <T> T write(Function<Session, T> work) {
        lock.writeLock().lock();
        try {
            Session session = new Session(true);
            T result = work.apply(session);
            save(session.changes);
            session.changes.forEach((key, document) -> {
                if (document == null) {
                    documents.remove(key);
                } else {
                    documents.put(key, document);
                }
            });
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void connect() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    private void save(Map<Key, ObjectNode> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            if (!connection.isValid(1)) {
                connect();
            }
            batch(changes);
            connection.commit();
        } catch (SQLException e) {
            undo();
            throw new IllegalStateException("Cannot keep the stand-in's state: " + e.getMessage(), e);
        }
    }

    private void undo() {
        try {
            connection.rollback();
        } catch (SQLException alreadyGone) {
            // A broken connection is replaced by the next write.
        }
    }

    private void batch(Map<Key, ObjectNode> changes) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(
                        "INSERT INTO " + table
                                + " VALUES (?, ?, ?, ?::json) ON CONFLICT (kind, parent, id) DO UPDATE SET doc = excluded.doc");
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM " + table + " WHERE kind = ? AND parent = ? AND id = ?")) {
            for (Map.Entry<Key, ObjectNode> change : changes.entrySet()) {
                PreparedStatement statement = change.getValue() == null ? delete : put;
                statement.setString(1, change.getKey().kind());
                statement.setString(2, change.getKey().parent());
                statement.setString(3, change.getKey().id());
                if (change.getValue() != null) {
                    statement.setString(4, Json.write(change.getValue()));
                }
                statement.addBatch();
            }
            delete.executeBatch();
            put.executeBatch();
        }
    }

    /** What one piece of work sees and changes. */
    public final class Session {

        private final boolean writes;
        private final Map<Key, ObjectNode> changes = new LinkedHashMap<>();

        private Session(boolean writes) {
            this.writes = writes;
        }

        /** The document, not to be changed; null when there is none. */
        public ObjectNode get(String kind, String parent, String id) {
            Key key = new Key(kind, parent, id);
            return changes.containsKey(key) ? changes.get(key) : documents.get(key);
        }

        /** The documents of the kind that belong to the parent, by id. */
        public Collection<ObjectNode> list(String kind, String parent) {
            NavigableMap<Key, ObjectNode> found = new TreeMap<>(
                    documents.subMap(new Key(kind, parent, ""), true, new Key(kind, parent + '\0', ""), false));
            overlay(found, key -> key.kind().equals(kind) && key.parent().equals(parent));
            return found.values();
        }

        /** The documents of the kind with their keys, whoever they belong to. */
        public Map<Key, ObjectNode> all(String kind) {
            NavigableMap<Key, ObjectNode> found =
                    new TreeMap<>(documents.subMap(new Key(kind, "", ""), true, new Key(kind + '\0', "", ""), false));
            overlay(found, key -> key.kind().equals(kind));
            return found;
        }

        public void put(String kind, String parent, String id, ObjectNode document) {
            change(new Key(kind, parent, id), document);
        }

        public void delete(String kind, String parent, String id) {
            change(new Key(kind, parent, id), null);
        }

        private void change(Key key, ObjectNode document) {
            if (!writes) {
                throw new IllegalStateException("This is a read");
            }
            changes.put(key, document);
        }

        private void overlay(NavigableMap<Key, ObjectNode> found, Predicate<Key> wanted) {
            changes.forEach((key, document) -> {
                if (wanted.test(key)) {
                    if (document == null) {
                        found.remove(key);
                    } else {
                        found.put(key, document);
                    }
                }
            });
        }
    }
}
