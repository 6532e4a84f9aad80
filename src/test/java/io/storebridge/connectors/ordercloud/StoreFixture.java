package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.StoreAccounts;
import io.storebridge.commerce.StoreOrders;
import io.storebridge.commerce.Storefront;
import io.storebridge.connectors.http.HttpSystem;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import io.storebridge.sandbox.ordercloud.Seed;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The connector and a stand-in of the store with customer AARONFIT0001, its buyer Ann and some products. */
class StoreFixture implements BeforeEachCallback, AfterEachCallback {

    final Faults faults = new Faults();
    final Journal journal = new Journal();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    OrderCloudStandIn standIn;
    Storefront store;
    StoreAccounts accounts;
    StoreOrders orders;
    OrderReader reader;
    OrderSettings settings = StoreDocuments.settings();
    private HttpSystem system;
    private String database;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        database = SandboxPostgres.forTests().createDatabase("store_" + UUID.randomUUID(), null);
        standIn = new OrderCloudStandIn(0, SandboxPostgres.forTests().dataSource(database), faults, journal);
        standIn.start();
        standIn.seed(
                Stream.of(new Seed.Buyer(
                        "AARONFIT0001",
                        "Aaron Fitz Electrical",
                        "AARONFIT0001",
                        List.of(new Seed.User("ann", "Ann", "Abel", "ann@example.com", "")),
                        List.of(address("PRIMARY", "Chicago"), address("WAREHOUSE", "Fargo")))),
                Stream.concat(
                        Stream.of(product("128-SDRAM"), product("WIDGET"), product("GADGET")),
                        IntStream.range(0, 120).mapToObj(i -> product("BULK" + i))));
        connect(Duration.ofSeconds(5), OrderCloudStandIn.CLIENT_SECRET);
        journal.clear();
    }

    private static Seed.Address address(String id, String city) {
        return new Seed.Address(id, "Aaron Fitz Electrical", "1 Main St", "", city, "IL", "60603", "US", "3125550100");
    }

    private static Seed.Product product(String id) {
        return new Seed.Product(id, id, id, id, new BigDecimal("10.00"));
    }

    void connect(Duration readTimeout, String secret) throws Exception {
        if (system != null) {
            system.close();
        }
        OrderCloudProperties properties = new OrderCloudProperties(
                standIn.url(), null, OrderCloudStandIn.CLIENT_ID, secret, Duration.ofSeconds(1), readTimeout, 8);
        system = new HttpSystem("OrderCloud", properties.limits(), meters);
        OrderCloudApi api = OrderCloudConfiguration.api(system, properties, Clock.systemUTC());
        store = new OrderCloudStorefront(api, OrderCloudConfiguration.JSON);
        reader = new OrderReader(api, settings);
        orders = new OrderCloudOrders(api, OrderCloudConfiguration.JSON, reader);
        accounts = new OrderCloudAccounts(
                api, OrderCloudConfiguration.JSON, Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));
    }

    /** What the stand-in was asked, oldest first: {@code PUT /v1/...}. */
    List<String> asked() {
        return journal.of(OrderCloudStandIn.SYSTEM).stream()
                .map(entry -> entry.method() + " " + entry.url())
                .toList();
    }

    JsonNode order(String id) throws Exception {
        return show("/v1/orders/Incoming/" + id);
    }

    JsonNode lines(String id) throws Exception {
        return show("/v1/orders/Incoming/" + id + "/lineitems?pageSize=100").path("Items");
    }

    /** The stand-in's first page. */
    String page() throws Exception {
        return new HttpCalls(standIn.url()).get("/").response().body();
    }

    JsonNode buyer(String id) throws Exception {
        return show("/v1/buyers/" + id);
    }

    private JsonNode show(String path) throws Exception {
        return send("GET", path, "");
    }

    /** What the store's own administrator does. */
    JsonNode send(String method, String path, String body) throws Exception {
        var http = java.net.http.HttpClient.newHttpClient();
        var form = java.net.http.HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                + OrderCloudStandIn.CLIENT_ID + "&client_secret=" + OrderCloudStandIn.CLIENT_SECRET);
        var token = http.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(standIn.url() + "/oauth/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(form)
                        .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
        var answer = http.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(standIn.url() + path))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + Json.read(token.body())
                                                .path("access_token")
                                                .asText())
                        .header("Content-Type", "application/json")
                        .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
        return Json.read(answer.body());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        system.close();
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }
}
