package io.storebridge.security;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of callers. A key is shown once, when it is made; the database holds its SHA-256. */
@Component
public class ApiKeys {

    private static final Duration TRUST = Duration.ofSeconds(30);
    private static final int MOST_CACHED = 10_000;

    private final JdbcClient database;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Caller caller, Instant until) {}

    ApiKeys(JdbcClient database) {
        this.database = database;
    }

    /** The caller whose key it is; a revoked key stops within half a minute. */
    Optional<Caller> find(String key) {
        String hash = hash(key);
        Known cached = known.get(hash);
        if (cached != null && cached.until.isAfter(Instant.now())) {
            return Optional.of(cached.caller);
        }
        Optional<Caller> caller = database.sql(
                        "select name, processes, rights from api_key where sha256 = ? and revoked_at is null")
                .param(hash)
                .query((row, number) -> new Caller(row.getString(1), list(row.getArray(2)), list(row.getArray(3))))
                .optional();
        if (known.size() > MOST_CACHED) {
            known.clear();
        }
        caller.ifPresentOrElse(
                found -> known.put(hash, new Known(found, Instant.now().plus(TRUST))), () -> known.remove(hash));
        return caller;
    }

    /** Makes a key of 256 random bits for a new caller and returns it. */
    public String create(String name, List<String> processes, List<String> rights) {
        if (!Caller.RIGHTS.containsAll(rights)) {
            throw new IllegalArgumentException("Rights are %s, not %s".formatted(Caller.RIGHTS, rights));
        }
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String key = "sb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        if (!provide(name, key, processes, rights)) {
            throw new IllegalArgumentException(
                    "There is a key named '%s' already; choose another name".formatted(name));
        }
        return key;
    }

    /** Gives the caller this key, unless there is such a caller already. */
    public boolean provide(String name, String key, List<String> processes) {
        return provide(name, key, processes, List.of());
    }

    public boolean provide(String name, String key, List<String> processes, List<String> rights) {
        return database.sql(
                                "insert into api_key (sha256, name, processes, rights) values (?, ?, ?, ?) on conflict do nothing")
                        .params(hash(key), name, processes.toArray(String[]::new), rights.toArray(String[]::new))
                        .update()
                == 1;
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static String hash(String key) {
        return DigestUtils.sha256Hex(key);
    }
}
