package io.storebridge.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.operations.Documents;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Masks and writes what the recorder has taken down, in batches and in one thread of its own. */
@Component
class RecordingWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecordingWriter.class);
    private static final int BATCH = 200;

    /** A little late, so that a busy node writes many rows at once. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Recorder recorder;
    private final RecordingProperties properties;
    private final JdbcTemplate database;
    private final Counter written;
    private Masking masking;
    private Thread thread;
    private Instant saidAt = Instant.MIN;
    private volatile boolean running;

    RecordingWriter(Recorder recorder, RecordingProperties properties, JdbcTemplate database, MeterRegistry meters) {
        this.recorder = recorder;
        this.properties = properties;
        this.database = database;
        written = meters.counter("storebridge.recording.written");
    }

    @Override
    public void start() {
        running = true;
        if (properties.enabled()) {
            masking = new Masking(properties, new Pseudonyms(secret()));
            thread = new Thread(this::work, "recording");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private byte[] secret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        database.update("insert into recording_key (secret) values (?) on conflict do nothing", (Object) secret);
        return database.queryForObject("select secret from recording_key", byte[].class);
    }

    private void work() {
        try {
            while (running || !recorder.isEmpty()) {
                List<Recorded> batch = recorder.take(BATCH);
                if (!batch.isEmpty()) {
                    write(batch);
                }
                if (running && batch.size() < BATCH) {
                    Thread.sleep(PAUSE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Recorded> batch) {
        try {
            database.batchUpdate(
                    """
                    insert into recording (recorded_at, kind, process, instance_id, business_id, activity, name, input, answer,
                                           outcome)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    batch.stream().map(this::row).toList());
            written.increment(batch.size());
        } catch (RuntimeException e) {
            recorder.lost(batch.size());
            if (saidAt.plus(SAY_AGAIN).isBefore(Instant.now())) {
                saidAt = Instant.now();
                log.warn("{} entries were not recorded: {}", batch.size(), e.toString());
            }
        }
    }

    private Object[] row(Recorded entry) {
        String input = json(entry.input());
        String answer = json(entry.answer());
        boolean tooLarge = isTooLarge(input) || isTooLarge(answer);
        return new Object[] {
            OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC),
            entry.kind().name(),
            entry.process(),
            entry.instanceId(),
            entry.businessId(),
            entry.activity(),
            entry.name(),
            tooLarge ? null : input,
            tooLarge ? null : answer,
            tooLarge ? "too-large" : entry.outcome()
        };
    }

    private boolean isTooLarge(String json) {
        return json != null && json.length() > properties.mostBytes();
    }

    private String json(Object document) {
        try {
            // PostgreSQL's text cannot hold the character 0.
            return document == null
                    ? null
                    : JSON.writeValueAsString(masking.mask(Documents.of(document)))
                            .replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            try {
                thread.join(Duration.ofSeconds(5).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Begins before the worker and ends after it. */
    @Override
    public int getPhase() {
        return -1;
    }
}
