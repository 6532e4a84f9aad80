package io.storebridge.workflow;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.storebridge.operations.Operations;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.connect.plugin.impl.ConnectorParseListener;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An engine that behaves like the one in force and is thrown away: in a schema of its own of the same database, without job
 * executor, worker, history tables, authorizations and a name that others could find it by. For one thread.
 */
final class DryRunEngine implements AutoCloseable {

    private static final String SCHEMAS = "storebridge_dry_run_";

    /** Schemas older than this are left behind by a node that was killed. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private final JdbcClient database;
    private final String schema;
    private final HikariDataSource pool;
    private final ProcessEngine engine;
    private final DryRunProbe probe = new DryRunProbe();
    private final DryRunCalls connectors;

    DryRunEngine(DataSource dataSource, JdbcClient database, Operations operations) {
        this.database = database;
        connectors = new DryRunCalls(operations);
        dropLeftBehind();
        schema = SCHEMAS + Instant.now().getEpochSecond() + "_"
                + UUID.randomUUID().toString().substring(0, 8);
        database.sql("create schema " + schema).update();
        HikariDataSource opened = null;
        try {
            opened = pool(dataSource, schema);
            engine = configuration(opened).buildProcessEngine();
            ProcessEngines.unregister(engine);
        } catch (RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            drop(schema);
            throw e;
        }
        pool = opened;
    }

    private static HikariDataSource pool(DataSource dataSource, String schema) {
        try {
            HikariDataSource original = dataSource.unwrap(HikariDataSource.class);
            HikariConfig config = new HikariConfig();
            original.copyStateTo(config);
            config.setPoolName(schema);
            config.setMetricsTrackerFactory(null);
            config.setSchema(schema);
            config.setMinimumIdle(1);
            config.setMaximumPoolSize(2);
            return new HikariDataSource(config);
        } catch (SQLException e) {
            throw new IllegalStateException("The database's connections cannot be copied", e);
        }
    }

    private ProcessEngineConfigurationImpl configuration(DataSource own) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        EngineSettings.behaviour(configuration);
        configuration.setProcessEngineName(schema);
        configuration.setDataSource(own);
        configuration.setDatabaseSchema(schema);
        configuration.setDatabaseTablePrefix(schema + ".");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setHistoryCleanupEnabled(false);
        configuration.setEnableCmdExceptionLogging(false);
        // As in application.yaml.
        configuration.setDefaultSerializationFormat("application/json");
        configuration.setSkipOutputMappingOnCanceledActivities(true);
        configuration.setHistoryTimeToLive("P180D");
        configuration.setCustomHistoryLevels(new ArrayList<>(List.of(new DryRunProbe.Level())));
        configuration.setHistory(DryRunProbe.Level.NAME);
        configuration.setHistoryEventHandler(probe);
        configuration.setCustomSessionFactories(new ArrayList<>(List.of(connectors)));
        configuration.setCustomPreBPMNParseListeners(new ArrayList<>(List.of(new ConnectorParseListener())));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new RealTimeDiagrams(), probe)));
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        return configuration;
    }

    /** Diagrams and decisions; others are not the engine's, or nothing that runs. */
    void deploy(Collection<DeployableResource> files) {
        DeploymentBuilder builder =
                engine.getRepositoryService().createDeployment().name("Dry run");
        files.stream()
                .filter(file -> runs(file.name()))
                .forEach(file -> builder.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        builder.deploy();
    }

    static boolean runs(String name) {
        return name.endsWith(".bpmn") || name.endsWith(".dmn");
    }

    ProcessEngine engine() {
        return engine;
    }

    DryRunProbe probe() {
        return probe;
    }

    DryRunCalls connectors() {
        return connectors;
    }

    @Override
    public void close() {
        try {
            engine.close();
            pool.close();
        } finally {
            drop(schema);
        }
    }

    private void dropLeftBehind() {
        long end = Instant.now().minus(LEFT_BEHIND).getEpochSecond();
        database
                .sql("select nspname from pg_namespace where nspname ~ ?")
                .param("^" + SCHEMAS + "[0-9]+_[0-9a-f]{8}$")
                .query(String.class)
                .list()
                .stream()
                .filter(name -> Long.parseLong(name.substring(SCHEMAS.length(), name.lastIndexOf('_'))) < end)
                .forEach(this::drop);
    }

    private void drop(String name) {
        database.sql("drop schema if exists %s cascade".formatted(name)).update();
    }
}
