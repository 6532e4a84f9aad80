package io.storebridge.sandbox.ordercloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A stand-in with a database of its own for each test. */
class OrderCloudFixture implements BeforeEachCallback, AfterEachCallback {

    static final String ADDRESS =
            "{\"Street1\":\"1 Main St\",\"City\":\"Fargo\",\"State\":\"ND\",\"Zip\":\"58102\",\"Country\":\"US\"}";

    final Faults faults = new Faults();
    final Journal journal = new Journal();
    OrderCloudStandIn standIn;
    private String database;
    private HttpCalls calls;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        database = SandboxPostgres.forTests().createDatabase("ordercloud_" + UUID.randomUUID(), null);
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }

    void start() throws IOException {
        standIn = new OrderCloudStandIn(0, SandboxPostgres.forTests().dataSource(database), faults, journal);
        standIn.start();
        calls = new HttpCalls(standIn.url());
        String token = calls.form("/oauth/token", signIn(OrderCloudStandIn.CLIENT_SECRET))
                .json()
                .path("access_token")
                .asText();
        calls.headers(Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    }

    static String signIn(String secret) {
        return "grant_type=client_credentials&scope=FullAccess&client_id=" + OrderCloudStandIn.CLIENT_ID
                + "&client_secret=" + secret;
    }

    /** Signed in as the seller. */
    HttpCalls calls() {
        return calls;
    }

    /** A buyer B1 with user U1 and address PRIMARY, a warehouse NORTH, a product WIDGET: 10.00, from 10 on 9.25. */
    void company() throws IOException {
        put("/v1/addresses/NORTH", ADDRESS);
        put(
                "/v1/priceschedules/WIDGET",
                "{\"Name\":\"Widget\",\"Currency\":\"USD\",\"PriceBreaks\":[{\"Quantity\":1,\"Price\":10.00},{\"Quantity\":10,\"Price\":9.25}]}");
        put(
                "/v1/products/WIDGET",
                "{\"Name\":\"Widget\",\"Active\":true,\"DefaultPriceScheduleID\":\"WIDGET\",\"Inventory\":{\"Enabled\":true},\"xp\":{\"gp\":{\"ITEMNMBR\":\"WIDGET\"}}}");
        put("/v1/products/WIDGET/inventoryrecords/NORTH", "{\"AddressID\":\"NORTH\",\"QuantityAvailable\":20}");
        put("/v1/buyers/B1", "{\"Name\":\"Buyer\",\"Active\":true}");
        put(
                "/v1/buyers/B1/users/U1",
                "{\"Username\":\"u1\",\"FirstName\":\"Ann\",\"LastName\":\"Lee\",\"Email\":\"ann@example.com\",\"Active\":true}");
        put("/v1/buyers/B1/addresses/PRIMARY", ADDRESS);
        assertThat(calls.post("/v1/products/assignments", "{\"ProductID\":\"WIDGET\",\"BuyerID\":\"B1\"}")
                        .status())
                .isEqualTo(204);
    }

    /** An order of B1 with one line L1 of three widgets. */
    void order(String id) throws IOException {
        put(
                "/v1/orders/Incoming/" + id,
                "{\"FromCompanyID\":\"B1\",\"FromUserID\":\"U1\",\"ShippingAddressID\":\"PRIMARY\"}");
        put("/v1/orders/Incoming/" + id + "/lineitems/L1", "{\"ProductID\":\"WIDGET\",\"Quantity\":3}");
    }

    private void put(String path, String body) throws IOException {
        HttpCalls.Answer answer = calls.put(path, body);
        assertThat(answer.status()).as(path + " " + answer.response().body()).isEqualTo(200);
    }
}
