package io.storebridge.ordering;

import com.zaxxer.hikari.HikariDataSource;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh database with our tables. */
final class OwnDatabase implements AutoCloseable {

    final JdbcClient client;
    final TransactionTemplate transactions;
    private final HikariDataSource pool;

    OwnDatabase() {
        SandboxPostgres server = SandboxPostgres.forTests();
        String name =
                server.createDatabase("orders_" + UUID.randomUUID().toString().replace("-", ""), null);
        pool = new HikariDataSource();
        pool.setJdbcUrl(server.jdbcUrl(name));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(20);
        Flyway.configure().dataSource(pool).load().migrate();
        client = JdbcClient.create(pool);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    @Override
    public void close() {
        pool.close();
    }
}
