package io.storebridge.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.workflow.Deployment.Cause;
import io.storebridge.workflow.Deployment.DeployedFile;
import io.storebridge.workflow.Deployment.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history of attempts to deploy (table {@code deployment}). */
@Component
class DeploymentRecords {

    private static final String COLUMNS = "id, attempted_at, outcome, cause, deployed_by, files, findings";

    private final JdbcClient database;
    private final ObjectMapper json = new ObjectMapper();

    DeploymentRecords(JdbcClient database) {
        this.database = database;
    }

    Deployment add(Deployment attempt, String contentSha256) {
        return database.sql(
                        """
                        insert into deployment (outcome, cause, deployed_by, content_sha256, files, findings)
                        values (?, ?, ?, ?, ?::jsonb, ?::jsonb) returning """
                                + " " + COLUMNS)
                .params(
                        attempt.outcome().name(),
                        attempt.cause().name(),
                        attempt.by(),
                        contentSha256,
                        write(attempt.files()),
                        write(attempt.findings()))
                .query(this::read)
                .single();
    }

    /** Files get their versions only when they are deployed, for which the record's id is needed. */
    void complete(long id, List<DeployedFile> files) {
        database.sql("update deployment set files = ?::jsonb where id = ?")
                .params(write(files), id)
                .update();
    }

    /** The same files, refused since anything was deployed: nothing can have changed for them. */
    Optional<Deployment> refusedAlready(String contentSha256) {
        return database.sql(
                        "select " + COLUMNS
                                + """
                         from deployment where content_sha256 = ? and outcome = 'refused'
                        and id > coalesce((select max(id) from deployment where outcome = 'deployed'), 0)
                        order by id desc fetch first row only""")
                .param(contentSha256)
                .query(this::read)
                .optional();
    }

    /** Newest first. */
    List<Deployment> list(int offset, int count) {
        return database.sql("select " + COLUMNS + " from deployment order by id desc offset ? limit ?")
                .params(offset, count)
                .query(this::read)
                .list();
    }

    Optional<Deployment> find(long id) {
        return database.sql("select " + COLUMNS + " from deployment where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    private Deployment read(ResultSet row, int number) throws SQLException {
        return new Deployment(
                row.getLong("id"),
                row.getObject("attempted_at", OffsetDateTime.class).toInstant(),
                Outcome.valueOf(row.getString("outcome")),
                Cause.valueOf(row.getString("cause")),
                row.getString("deployed_by"),
                parse(row.getString("files"), new TypeReference<>() {}),
                parse(row.getString("findings"), new TypeReference<>() {}));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
