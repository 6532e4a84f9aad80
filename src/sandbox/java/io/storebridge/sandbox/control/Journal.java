package io.storebridge.sandbox.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What each system received lately, in the order in which it was answered. */
public class Journal {

    private static final int ENTRIES_PER_SYSTEM = 1000;
    private static final int LONGEST_TEXT = 20_000;

    private final Map<String, Deque<Entry>> entries = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();

    /**
     * One request and its answer; for gp one transaction.
     *
     * @param sequence grows by one with each entry of any system
     * @param at when the request came
     * @param method the HTTP method, or SQL
     * @param url path and query, or the first statement's name
     * @param headers of the request, without those that authorize
     * @param status of the answer; null when there was none
     * @param outcome answered, fault, committed, rolled back, ...
     * @param statements what a transaction consisted of
     * @param fault the fault that struck, as the control port names its kind
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long sequence,
            Instant at,
            String system,
            String method,
            String url,
            Map<String, String> headers,
            String body,
            Integer status,
            String outcome,
            String responseBody,
            List<Statement> statements,
            long millis,
            String fault) {}

    /**
     * One statement of a transaction.
     *
     * @param parameters as text, null for NULL
     * @param error SQLSTATE and message; null when it went well
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Statement(String sql, List<String> parameters, String error) {}

    /** Adds the entry under the next sequence number, long bodies cut. */
    public void add(Entry entry) {
        Deque<Entry> ring = entries.computeIfAbsent(entry.system(), name -> new ArrayDeque<>());
        synchronized (ring) {
            ring.addLast(new Entry(
                    sequence.incrementAndGet(),
                    entry.at(),
                    entry.system(),
                    entry.method(),
                    entry.url(),
                    entry.headers(),
                    cut(entry.body()),
                    entry.status(),
                    entry.outcome(),
                    cut(entry.responseBody()),
                    entry.statements(),
                    entry.millis(),
                    entry.fault()));
            if (ring.size() > ENTRIES_PER_SYSTEM) {
                ring.removeFirst();
            }
        }
    }

    /** The latest entries after the sequence number, oldest first; of every system when it is null. */
    public List<Entry> since(String system, long after, int limit) {
        List<Entry> found = entries.entrySet().stream()
                .filter(ring -> system == null || ring.getKey().equals(system))
                .flatMap(ring -> copy(ring.getValue()).stream())
                .filter(entry -> entry.sequence() > after)
                .sorted(Comparator.comparingLong(Entry::sequence))
                .toList();
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }

    /** All that is kept of the system, oldest first. */
    public List<Entry> of(String system) {
        return since(system, 0, Integer.MAX_VALUE);
    }

    public void clear() {
        entries.clear();
    }

    private static List<Entry> copy(Deque<Entry> ring) {
        synchronized (ring) {
            return List.copyOf(ring);
        }
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "... (" + text.length() + " characters)";
    }
}
