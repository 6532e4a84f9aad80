package io.storebridge.intake;

import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests that started workflows, one row each, and the messages taken under an idempotency key. */
@Component
class Requests {

    private static final RowMapper<Received> RECEIVED = (row, number) -> new Received(
            row.getString("business_id"),
            row.getString("idempotency_key"),
            row.getString("content_sha256"),
            row.getString("instance_id"));

    private final JdbcClient database;

    Requests(JdbcClient database) {
        this.database = database;
    }

    /** @param instanceId null only inside the transaction that starts the instance */
    record Received(String businessId, String idempotencyKey, String sha256, String instanceId) {}

    /**
     * Takes the business id and the idempotency key, in the caller's transaction; waits for one that is taking the same.
     *
     * @return false when one of them is taken
     */
    boolean take(String process, String businessId, String caller, String idempotencyKey, String sha256) {
        return database.sql(
                                """
                                insert into intake_request (process, business_id, caller, idempotency_key, content_sha256)
                                values (?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(process, businessId, caller, idempotencyKey, sha256)
                        .update()
                == 1;
    }

    void started(String process, String businessId, String instanceId) {
        database.sql("update intake_request set instance_id = ? where process = ? and business_id = ?")
                .params(instanceId, process, businessId)
                .update();
    }

    Optional<Received> byBusinessId(String process, String businessId) {
        return database.sql("select * from intake_request where process = ? and business_id = ?")
                .params(process, businessId)
                .query(RECEIVED)
                .optional();
    }

    Optional<Received> byIdempotencyKey(String process, String caller, String idempotencyKey) {
        return idempotencyKey == null
                ? Optional.empty()
                : database.sql("select * from intake_request where process = ? and caller = ? and idempotency_key = ?")
                        .params(process, caller, idempotencyKey)
                        .query(RECEIVED)
                        .optional();
    }

    /** One message at a time for an instance, until the caller's transaction ends. */
    void lock(String process, String businessId) {
        database.sql("select 1 from intake_request where process = ? and business_id = ? for update")
                .params(process, businessId)
                .query(Integer.class)
                .single();
    }

    /** Takes the key for a message; false when it is taken. */
    boolean takeMessage(
            String process, String businessId, String message, String caller, String idempotencyKey, String sha256) {
        return database.sql("insert into intake_message values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(process, businessId, message, caller, idempotencyKey, sha256)
                        .update()
                == 1;
    }

    String messageSha256(String process, String businessId, String message, String caller, String idempotencyKey) {
        return database.sql(
                        """
                        select content_sha256 from intake_message
                        where process = ? and business_id = ? and message = ? and caller = ? and idempotency_key = ?""")
                .params(process, businessId, message, caller, idempotencyKey)
                .query(String.class)
                .single();
    }
}
