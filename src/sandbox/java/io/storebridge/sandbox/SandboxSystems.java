package io.storebridge.sandbox;

import io.storebridge.commerce.Buyer;
import io.storebridge.sandbox.avatax.AvataxStandIn;
import io.storebridge.sandbox.control.ControlServer;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.control.Ports;
import io.storebridge.sandbox.gp.GpBackOffice;
import io.storebridge.sandbox.gp.GpCompany;
import io.storebridge.sandbox.gp.SampleCompany;
import io.storebridge.sandbox.graph.GraphStandIn;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import io.storebridge.sandbox.postgres.PostgresFaultProxy;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import io.storebridge.sandbox.salesforce.SalesforceStandIn;
import io.storebridge.sandbox.stripe.StripeStandIn;
import io.storebridge.sandbox.taxjar.TaxjarStandIn;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All outside systems, running on 127.0.0.1, and how Storebridge reaches them. */
public final class SandboxSystems implements AutoCloseable {

    private static final long SEED = 20_261_123;

    private final SandboxPostgres postgres;
    private final String storebridgeDatabase;
    private final String gpDatabase;
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final PostgresFaultProxy gpProxy;
    private final OrderCloudStandIn orderCloud;
    private final SalesforceStandIn salesforce;
    private final StripeStandIn stripe;
    private final AvataxStandIn avatax;
    private final TaxjarStandIn taxjar;
    private final GraphStandIn graph;
    private final ControlServer control;
    private final GpBackOffice gp;
    private final DataSource gpData;
    private boolean firstStart;

    private SandboxSystems(
            SandboxPostgres postgres,
            String storebridgeDatabase,
            String gpDatabase,
            String standInDatabase,
            Ports ports) {
        this.postgres = postgres;
        this.storebridgeDatabase = storebridgeDatabase;
        this.gpDatabase = gpDatabase;
        this.gpData = postgres.dataSource(gpDatabase);
        this.gp = new GpBackOffice(gpData);
        this.gpProxy = new PostgresFaultProxy(ports.gp(), postgres.port(), faults, journal);
        DataSource standIns = postgres.dataSource(standInDatabase);
        this.orderCloud = new OrderCloudStandIn(ports.orderCloud(), standIns, faults, journal);
        this.salesforce = new SalesforceStandIn(ports.salesforce(), standIns, faults, journal);
        this.stripe = new StripeStandIn(ports.stripe(), standIns, faults, journal);
        this.avatax = new AvataxStandIn(ports.avatax(), standIns, faults, journal);
        this.taxjar = new TaxjarStandIn(ports.taxjar(), standIns, faults, journal);
        this.graph = new GraphStandIn(ports.graph(), standIns, faults, journal);
        this.control = new ControlServer(ports.control(), faults, journal);
    }

    static SandboxSystems start(Path directory, Ports ports, SampleCompany.Size size, boolean reset) {
        SandboxPostgres postgres = SandboxPostgres.start(directory, ports.postgres(), reset);
        postgres.stopOnlyWhenClosed();
        return new SandboxSystems(
                        postgres, SandboxPostgres.STOREBRIDGE, SandboxPostgres.GP, SandboxPostgres.STAND_INS, ports)
                .open(size);
    }

    /** Systems of a test class of its own: fresh databases on the tests' server, free ports, the small company. */
    public static SandboxSystems forTests(String name) {
        SandboxPostgres postgres = SandboxPostgres.forTests();
        return new SandboxSystems(
                        postgres,
                        postgres.createDatabase(name + "_storebridge", null),
                        postgres.createDatabase(name + "_gp", null),
                        postgres.createDatabase(name + "_stand_ins", null),
                        Ports.FREE)
                .open(SampleCompany.Size.SMALL);
    }

    private SandboxSystems open(SampleCompany.Size size) {
        GpCompany.install(gpData, size, SEED);
        gpProxy.start();
        orderCloud.start();
        salesforce.start();
        stripe.start();
        avatax.start();
        taxjar.start();
        graph.start();
        firstStart = new StoreSeed(gpData, orderCloud).fillIfEmpty();
        new CrmSeed(gpData, salesforce).fillIfEmpty();
        BackOfficeActions.register(control, gp);
        control.start();
        return this;
    }

    /** Storebridge's settings that lead to these systems. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", postgres.jdbcUrl(storebridgeDatabase));
        properties.put("spring.datasource.username", "postgres");
        properties.put("storebridge.gp.url", gpProxy.jdbcUrl(gpDatabase));
        properties.put("storebridge.gp.username", "postgres");
        properties.put("storebridge.gp.password", "");
        properties.put("storebridge.gp.site", "MAIN");
        List<String> levels = List.of("state", "county", "city", "special");
        for (int i = 0; i < levels.size(); i++) {
            String rule = "storebridge.gp.tax-details[" + i + "].";
            properties.put(rule + "level", levels.get(i));
            properties.put(rule + "detail", "WEB " + levels.get(i).toUpperCase(Locale.ROOT));
        }
        properties.put("storebridge.ordercloud.base-url", url(orderCloud.port()));
        properties.put("storebridge.ordercloud.client-id", OrderCloudStandIn.CLIENT_ID);
        properties.put("storebridge.ordercloud.client-secret", OrderCloudStandIn.CLIENT_SECRET);
        properties.put("storebridge.ordercloud.hash-keys", OrderCloudStandIn.HASH_KEY);
        properties.put("storebridge.ordercloud.orders.currency", "USD");
        shippingRate(properties, 0, "GROUND", "Ground", "25.00", 4);
        shippingRate(properties, 1, "NEXTDAY", "Next day air", "95.00", 1);
        properties.put("storebridge.ordercloud.shipping-rates[0].free-from", "1000.00");
        properties.put("storebridge.ordercloud.orders.shipping-methods[GROUND]", "GROUND");
        properties.put("storebridge.ordercloud.orders.shipping-methods[NEXTDAY]", "NEXT DAY");
        properties.put("storebridge.salesforce.base-url", url(salesforce.port()));
        properties.put("storebridge.salesforce.client-id", SalesforceStandIn.CLIENT_ID);
        properties.put("storebridge.salesforce.client-secret", SalesforceStandIn.CLIENT_SECRET);
        properties.put("storebridge.stripe.base-url", url(stripe.port()));
        properties.put("storebridge.stripe.secret-key", StripeStandIn.SECRET_KEY);
        properties.put("storebridge.stripe.webhook-secrets", StripeStandIn.WEBHOOK_SECRET);
        properties.putAll(NorthfieldSupply.tax());
        properties.put("storebridge.avatax.base-url", url(avatax.port()));
        properties.put("storebridge.avatax.account-id", AvataxStandIn.ACCOUNT);
        properties.put("storebridge.avatax.license-key", AvataxStandIn.LICENSE_KEY);
        properties.put("storebridge.taxjar.base-url", url(taxjar.port()));
        properties.put("storebridge.taxjar.api-token", TaxjarStandIn.TOKEN);
        properties.put("storebridge.graph.base-url", url(graph.port()));
        properties.put("storebridge.graph.token-url", url(graph.port()));
        properties.put("storebridge.graph.tenant", GraphStandIn.TENANT);
        properties.put("storebridge.graph.client-id", GraphStandIn.CLIENT_ID);
        properties.put("storebridge.graph.client-secret", GraphStandIn.CLIENT_SECRET);
        properties.put("storebridge.graph.sender", "orders@storebridge.test");
        properties.putAll(NorthfieldSupply.properties());
        return properties;
    }

    private static void shippingRate(
            Map<String, String> properties, int index, String id, String name, String cost, int days) {
        String rate = "storebridge.ordercloud.shipping-rates[" + index + "].";
        properties.put(rate + "id", id);
        properties.put(rate + "name", name);
        properties.put(rate + "cost", cost);
        properties.put(rate + "days", Integer.toString(days));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    public Ports ports() {
        return new Ports(
                postgres.port(),
                gpProxy.port(),
                control.port(),
                orderCloud.port(),
                salesforce.port(),
                stripe.port(),
                avatax.port(),
                taxjar.port(),
                graph.port());
    }

    public Faults faults() {
        return faults;
    }

    public Journal journal() {
        return journal;
    }

    public GpBackOffice gp() {
        return gp;
    }

    /** GP's company database, past the faults. */
    public DataSource gpData() {
        return gpData;
    }

    /** Whether there was nothing here before. */
    boolean firstStart() {
        return firstStart;
    }

    /** The person at a customer's main address. */
    public Buyer contact(String customer) {
        return JdbcClient.create(gpData)
                .sql(
                        """
                        select c.CNTCPRSN, i.INET1 from RM00101 c
                        join SY01200 i on i.Master_Type = 'CUS' and i.Master_ID = c.CUSTNMBR and i.ADRSCODE = c.ADRSCODE
                        where c.CUSTNMBR = ?""")
                .param(customer)
                .query((row, number) -> new Buyer(
                        null, row.getString(1).strip(), row.getString(2).strip()))
                .single();
    }

    public OrderCloudStandIn orderCloud() {
        return orderCloud;
    }

    public StripeStandIn stripe() {
        return stripe;
    }

    public AvataxStandIn avatax() {
        return avatax;
    }

    public TaxjarStandIn taxjar() {
        return taxjar;
    }

    public GraphStandIn graph() {
        return graph;
    }

    @Override
    public void close() {
        control.close();
        orderCloud.close();
        salesforce.close();
        stripe.close();
        avatax.close();
        taxjar.close();
        graph.close();
        gpProxy.close();
        postgres.close();
    }
}
