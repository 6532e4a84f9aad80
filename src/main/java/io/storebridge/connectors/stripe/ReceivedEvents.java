package io.storebridge.connectors.stripe;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The webhook events that were taken, each once; kept for longer than Stripe goes on sending one. */
final class ReceivedEvents {

    private final JdbcClient database;

    ReceivedEvents(JdbcClient database) {
        this.database = database;
    }

    /** Notes the event in the caller's transaction; false when it was taken before. Of two at once one waits here. */
    boolean take(String id, String type, String paymentId) {
        boolean first =
                database.sql("insert into stripe_event (id, type, payment_id) values (?, ?, ?) on conflict do nothing")
                                .params(id, type, paymentId)
                                .update()
                        == 1;
        if (first) {
            database.sql("delete from stripe_event where received_at < now() - interval '30 days'")
                    .update();
        }
        return first;
    }
}
