package io.storebridge.ordering;

import io.storebridge.commerce.Scans;
import io.storebridge.commerce.Step;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A scan belongs to an instance of a workflow; one that has not ended it for a while has lost it to the next. */
@Component
class ScanLeases implements Scans {

    /** Longer than any scan that still works: a step waits half a minute for the other system. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final Clock clock;

    @Autowired
    ScanLeases(JdbcClient database) {
        this(database, Clock.systemUTC());
    }

    ScanLeases(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Scan begin(String name, Step step) {
        database.sql("insert into scan (name) values (?) on conflict do nothing")
                .param(name)
                .update();
        Instant now = clock.instant();
        return database.sql(
                        """
                        update scan set owner = ?, taken_at = ?
                        where name = ? and (owner is null or owner = ? or taken_at < ?) returning name, cursor""")
                .params(owner(step), Timestamp.from(now), name, owner(step), Timestamp.from(now.minus(LEASE)))
                .query((row, number) -> new Scan(row.getString(1), row.getString(2)))
                .optional()
                .orElse(null);
    }

    @Override
    public void end(String name, String cursor, Step step) {
        database.sql("update scan set owner = null, cursor = coalesce(?, cursor) where name = ? and owner = ?")
                .params(cursor, name, owner(step))
                .update();
    }

    private static String owner(Step step) {
        return step.process() + ":" + step.businessId();
    }
}
