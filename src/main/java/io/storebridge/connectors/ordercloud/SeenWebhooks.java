package io.storebridge.connectors.ordercloud;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The webhooks that were taken, each once; kept for longer than one is accepted. */
final class SeenWebhooks {

    private final JdbcClient database;

    SeenWebhooks(JdbcClient database) {
        this.database = database;
    }

    boolean isSeen(String logId) {
        return database.sql("select 1 from ordercloud_event where log_id = ?")
                .param(logId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Notes the webhook in the caller's transaction; false when it was taken before. Of two at once one waits here. */
    boolean take(String logId, String route, String orderId, Instant sentAt) {
        boolean first = database.sql(
                                """
                                insert into ordercloud_event (log_id, route, order_id, sent_at) values (?, ?, ?, ?)
                                on conflict do nothing""")
                        .params(logId, route, orderId, sentAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (first) {
            database.sql("delete from ordercloud_event where received_at < now() - interval '30 days'")
                    .update();
        }
        return first;
    }
}
