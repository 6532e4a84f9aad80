package io.storebridge.recording;

import io.storebridge.operations.Documents;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What was recorded, until it is older than the retention. */
@Component
public class Recordings {

    private static final Logger log = LoggerFactory.getLogger(Recordings.class);
    private static final int DELETED_AT_ONCE = 10_000;
    private static final RowMapper<Recorded> ROW = (row, number) -> new Recorded(
            Recorded.Kind.valueOf(row.getString("kind")),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
            row.getString("process"),
            row.getString("instance_id"),
            row.getString("business_id"),
            row.getString("activity"),
            row.getString("name"),
            Documents.parse(row.getString("input")),
            Documents.parse(row.getString("answer")),
            row.getString("outcome"));

    private final JdbcClient database;
    private final Duration retention;

    Recordings(JdbcClient database, RecordingProperties properties) {
        this.database = database;
        retention = properties.retention();
    }

    /** The newest starts of the workflow, newest first. */
    public List<Recorded> starts(String process, int most) {
        return database.sql(
                        """
                        select * from recording where kind = 'start' and process = ? and outcome = 'done'
                        order by recorded_at desc fetch first ? rows only""")
                .params(process, most)
                .query(ROW)
                .list();
    }

    /** Everything of these instances, in the order in which it happened. */
    public List<Recorded> of(Collection<String> instanceIds) {
        return database.sql("select * from recording where instance_id = any(?) order by recorded_at, id")
                .param(instanceIds.toArray(String[]::new))
                .query(ROW)
                .list();
    }

    /** On every node; who comes second finds nothing. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    public void forgetOld() {
        OffsetDateTime end = OffsetDateTime.ofInstant(Instant.now().minus(retention), ZoneOffset.UTC);
        int all = 0;
        int deleted;
        do {
            deleted = database.sql(
                            """
                            delete from recording where id in (
                                select id from recording where recorded_at < ? fetch first %d rows only)"""
                                    .formatted(DELETED_AT_ONCE))
                    .param(end)
                    .update();
            all += deleted;
        } while (deleted == DELETED_AT_ONCE);
        if (all > 0) {
            log.info("Deleted {} entries of recordings older than {}", all, retention);
        }
    }
}
