package io.storebridge.connectors.gp;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.Catalog;
import io.storebridge.commerce.CustomerAccounts;
import io.storebridge.commerce.Erp;
import io.storebridge.commerce.OrderHistory;
import io.storebridge.commerce.QuoteRequest;
import io.storebridge.commerce.Receivables;
import io.storebridge.commerce.SalesOrders;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.gp.GpBackOffice;
import io.storebridge.sandbox.gp.GpCompany;
import io.storebridge.sandbox.gp.SampleCompany;
import io.storebridge.sandbox.postgres.PostgresFaultProxy;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The connector, and for each test a fresh copy of the small sample company behind the fault proxy. */
class GpFixture implements BeforeEachCallback, AfterEachCallback {

    static final Buyer ANN = new Buyer("ann-17", "Ann Abel", "ann.abel@example.com");
    private static final String TEMPLATE = "gp_connector_template";
    private static boolean templateReady;

    final Faults faults = new Faults();
    final Journal journal = new Journal();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Erp erp;
    Receivables receivables;
    Catalog catalog;
    OrderHistory orderHistory;
    /** Order histories by the overlap of their scans. */
    Function<Duration, OrderHistory> history;

    CustomerAccounts accounts;
    GpBackOffice office;
    private String database;
    private DataSource source;
    private PostgresFaultProxy proxy;
    GpDatabase pool;
    SalesOrderReader orderReader;
    SalesOrders orders;
    /** The port with other settings. */
    Function<GpOrderProperties, SalesOrders> salesOrders;

    @Override
    public void beforeEach(ExtensionContext context) {
        SandboxPostgres server = SandboxPostgres.forTests();
        database = server.createDatabase("gp_" + UUID.randomUUID(), template(server));
        source = server.dataSource(database);
        office = new GpBackOffice(source);
        proxy = new PostgresFaultProxy(0, server.port(), faults, journal).start();
        GpProperties properties = properties(proxy.jdbcUrl(database));
        Dialect dialect = Dialect.of(properties.url());
        pool = new GpDatabase(properties, dialect, meters);
        EConnect eConnect = new EConnect(dialect, properties.querySeconds(), meters);
        Clock clock = Clock.systemUTC();
        erp = PromisedCodes.around(Erp.class, new GpErp(properties, pool, dialect, eConnect, clock));
        receivables =
                PromisedCodes.around(Receivables.class, new GpReceivables(properties, pool, dialect, eConnect, clock));
        Currency.Book currencies = new Currency.Book(dialect, properties);
        orderReader =
                new SalesOrderReader(properties, new Customers(properties.querySeconds(), currencies), currencies);
        salesOrders = settings -> PromisedCodes.around(
                SalesOrders.class, new GpSalesOrders(properties, settings, pool, dialect, eConnect, clock));
        orders = salesOrders.apply(orderSettings());
        history = overlap -> PromisedCodes.around(
                OrderHistory.class, new GpOrderHistory(properties, new GpScanProperties(overlap), pool, dialect));
        orderHistory = history.apply(Duration.ofMinutes(1));
        accounts = PromisedCodes.around(
                CustomerAccounts.class,
                new GpCustomerAccounts(
                        properties,
                        new GpCustomerProperties("AAAAAAAA0000", "PRIMARY", "SHIPTO"),
                        pool,
                        dialect,
                        eConnect,
                        clock));
        catalog = PromisedCodes.around(Catalog.class, new GpCatalog(properties, pool, dialect));
    }

    static GpProperties properties(String url) {
        return new GpProperties(
                url,
                null,
                null,
                "STDQTE",
                "STDORD",
                "STOREBRIDGE",
                "MAIN",
                "STOREBRIDGE",
                "",
                "",
                "Z-US$",
                30,
                4,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                ZoneOffset.UTC);
    }

    /** The settings' defaults, and what is given beside. */
    static GpOrderProperties orderSettings(String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put("storebridge.gp." + settings[i], settings[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("storebridge.gp", GpOrderProperties.class);
    }

    private static synchronized String template(SandboxPostgres server) {
        if (!templateReady) {
            server.createDatabase(TEMPLATE, null);
            GpCompany.install(server.dataSource(TEMPLATE), SampleCompany.Size.SMALL, 1);
            templateReady = true;
        }
        return TEMPLATE;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        pool.close();
        proxy.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }

    static QuoteRequest request(String requestId, String customer, QuoteRequest.Line... lines) {
        return new QuoteRequest(
                requestId,
                customer,
                ANN,
                List.of(lines),
                today().plusDays(14),
                "We would order the same every quarter.");
    }

    static QuoteRequest.Line line(String item, String quantity) {
        return new QuoteRequest.Line(item, new BigDecimal(quantity), null, null, null, null);
    }

    static QuoteRequest.Line line(String item, String quantity, String targetPrice) {
        return new QuoteRequest.Line(item, new BigDecimal(quantity), null, null, new BigDecimal(targetPrice), null);
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** The first column of the first row, straight from the database; text without padding. */
    String ask(String query, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            ResultSet row = statement.executeQuery();
            return row.next() ? String.valueOf(row.getString(1)).strip() : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of somebody else's. */
    Connection connect() throws SQLException {
        return source.getConnection();
    }

    void change(String statement) {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
