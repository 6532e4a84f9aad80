package io.storebridge.sandbox.postgres;

import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client sends up to one Sync (or as one simple query), and what became of it: the server answers it with one
 * ReadyForQuery.
 */
final class Exchange {

    private static final Pattern FIRST_WORD = Pattern.compile("[a-zA-Z]+");
    private static final Set<String> BEGINS = Set.of("BEGIN", "START");
    private static final Set<String> COMMITS = Set.of("COMMIT", "END");
    private static final Set<String> ROLLBACKS = Set.of("ROLLBACK", "ABORT");
    private static final Set<String> SETTINGS = Set.of("SET", "SHOW", "DISCARD", "RESET", "DEALLOCATE");

    /** How the server's answer goes on to the client. */
    enum Relay {
        WHOLE,
        /** Only the error: the server was given a statement that fails in place of the client's. */
        ERROR_ONLY,
        /** Not at all: both connections are closed when it has come. */
        NONE
    }

    final List<Journal.Statement> statements = new ArrayList<>();
    final long began = System.nanoTime();
    Relay relay = Relay.WHOLE;
    Fault fault;
    boolean begins;
    boolean commits;
    boolean rollsBack;

    void add(Journal.Statement statement) {
        String word = firstWord(statement.sql());
        begins |= BEGINS.contains(word);
        commits |= COMMITS.contains(word);
        rollsBack |= ROLLBACKS.contains(word)
                && !statement.sql().toUpperCase(Locale.ROOT).contains(" TO ");
        if (!BEGINS.contains(word) && !SETTINGS.contains(word) && !word.isEmpty()) {
            statements.add(statement);
        }
    }

    /** True when there is something that can fail as GP's own work: not only settings or the end of a failure. */
    boolean isWork() {
        return !statements.isEmpty() && !rollsBack;
    }

    boolean endsTransaction() {
        return commits || rollsBack;
    }

    /** What a fault's match looks into. */
    static String text(List<Journal.Statement> statements) {
        StringBuilder text = new StringBuilder();
        statements.forEach(statement -> text.append(statement.sql())
                .append('\n')
                .append(statement.parameters())
                .append('\n'));
        return text.toString();
    }

    private static String firstWord(String sql) {
        Matcher word = FIRST_WORD.matcher(sql);
        return word.find() ? word.group().toUpperCase(Locale.ROOT) : "";
    }
}
