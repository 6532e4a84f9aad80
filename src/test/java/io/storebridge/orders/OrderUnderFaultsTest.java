package io.storebridge.orders;

import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.testing.CrmAdmin;
import io.storebridge.testing.FaultMatrix;
import io.storebridge.testing.FaultSwitch;
import io.storebridge.testing.StoreAdmin;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.StripeAdmin;
import io.storebridge.testing.TaxAdmin;
import io.storebridge.testing.WithSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Whatever GP, the store, the tax provider, Stripe, the CRM or the mail server does on the way, an order ends as one order in
 * GP, one sale at the tax provider, one authorisation, one confirmation on the store, one activity and one mail.
 */
@WithSandbox
class OrderUnderFaultsTest {

    private static final int TOGETHER = 70;

    @TempDir
    static Path directory;

    @Autowired
    Storefront store;

    @Autowired
    SandboxSystems systems;

    @Autowired
    FaultSwitch faults;

    private JdbcClient gp;
    private WebOrders orders;
    private OrderEffects effects;

    @DynamicPropertySource
    static void firstOrdersPass(DynamicPropertyRegistry properties) {
        String folders = WithoutFirstOrderReview.folders(directory);
        properties.add("storebridge.deployment.folders", () -> folders);
    }

    @BeforeEach
    void look() {
        gp = JdbcClient.create(systems.gpData());
        StoreAdmin storeAdmin = new StoreAdmin(systems.ports().orderCloud());
        orders = new WebOrders(storeAdmin, gp);
        effects = new OrderEffects(
                gp,
                storeAdmin,
                new CrmAdmin(systems.ports().salesforce()),
                new StripeAdmin(systems.ports().stripe()),
                new TaxAdmin(systems.ports().avatax()),
                text -> systems.graph().sent().stream()
                        .filter(mail -> mail.toString().contains(text))
                        .count());
    }

    @Test
    void one_fault_leaves_one_order_of_a_known_customer() {
        FaultMatrix matrix = new FaultMatrix("fault", faults, store, orders.runs(), TOGETHER)
                .operation("store.read-order", "ordercloud", "/worksheet", "/payments", "GET /v1/buyers")
                .operation("orders.identify-customer", "gp", "RM00101")
                .operation("erp.read-customer", "gp", "RM00101")
                .operation("erp.check-items", "gp", "IV00101")
                .operation("tax.record", "avatax", "GET /api/v2/companies", "/createoradjust")
                .operation("erp.reserve-order-numbers", "gp", "taGetSopNumber")
                .operation(
                        "erp.place-order",
                        "gp",
                        "taSopHdrIvcInsert",
                        "taSopLineIvcInsert",
                        "taSopLineIvcTaxInsert",
                        "COMMIT")
                .operation("store.confirm-order", "ordercloud", "GET /v1/orders", "PATCH /v1/orders")
                .operation("crm.log-activity", "salesforce", "FROM%20Contact", "/sobjects/Task")
                .operation("mail.send", "graph", "sendMail");
        orders.ofTheKnownCustomer(matrix.ids());

        matrix.strike();

        matrix.check(effects::assertOnceOfTheKnownCustomer);
    }

    @Test
    void one_fault_leaves_one_order_of_a_new_customer_one_customer_and_one_authorisation() {
        FaultMatrix matrix = new FaultMatrix("new", faults, store, orders.runs(), TOGETHER)
                .operation("orders.identify-customer", "gp", "UPPER(S.INET1)", "CUSTNMBR >=")
                .operation(
                        "erp.create-customer", "gp", "taUpdateCreateCustomerRcd", "taCreateInternetAddresses", "COMMIT")
                .operation("store.link-customer", "ordercloud", "GET /v1/orders", "GET /v1/buyers", "PATCH /v1/buyers")
                .operation(
                        "crm.link-customer",
                        "salesforce",
                        "FROM%20Contact",
                        "FROM%20Account",
                        "/sobjects/Account",
                        "/sobjects/Contact")
                .operation("payments.prepare-order", "stripe", "POST /v1/payment_intents", "GET /v1/payment_intents")
                .operation(
                        "payments.authorize",
                        "stripe",
                        "GET /v1/payment_intents",
                        "GET /v1/payment_methods",
                        "/confirm")
                .operation("erp.place-order", "gp", "taCreateSopPaymentInsertRecord", "COMMIT");
        orders.ofNewCustomers(matrix.ids());

        matrix.strike();

        matrix.check(effects::assertOnceOfANewCustomer);
    }
}
