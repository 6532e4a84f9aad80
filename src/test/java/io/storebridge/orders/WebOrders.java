package io.storebridge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.testing.Runs;
import io.storebridge.testing.StoreAdmin;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders that stand in the sandbox's store until a run is started for each: a piece of goods and an hour's work at 100.00, the
 * shipping 25.00, to Illinois with 20.50 tax, {@value #TOTAL} dollars in all. No review rule but that of first orders applies.
 */
final class WebOrders {

    static final String TOTAL = "245.50";
    static final String TAX = "20.50";
    static final String KNOWN_CUSTOMER = "AARONFIT0001";

    private static final String SERVICE = "SRVC-INSTALL";

    private final StoreAdmin store;
    /** Each order takes another, so that they seldom wait for one another's stock in GP. */
    private final List<String> goods;

    private final Set<String> submitted = ConcurrentHashMap.newKeySet();

    WebOrders(StoreAdmin store, JdbcClient gp) {
        this.store = store;
        this.goods = gp.sql(
                        """
                        select trim(i.ITEMNMBR) from IV00101 i
                        join IV00105 p on p.ITEMNMBR = i.ITEMNMBR
                        join IV00102 s on s.ITEMNMBR = i.ITEMNMBR and s.LOCNCODE = 'MAIN' and s.RCRDTYPE = 2
                        where i.INACTIVE = 0 and i.ITEMTYPE = 1 and p.LISTPRCE between 1 and 60 and s.QTYONHND > 20
                        order by i.ITEMNMBR""")
                .query(String.class)
                .list();
        assertThat(goods).hasSizeGreaterThan(10);
    }

    /** Runs that learn an order's id alone, as soon as the buyer has submitted it. */
    Runs runs() {
        return new Runs("order-to-erp", id -> {
            if (submitted.add(id)) {
                store.submit(id);
            }
            return "{\"orderId\":\"%s\"}".formatted(id);
        });
    }

    /** On account, by a customer that GP knows. */
    void ofTheKnownCustomer(List<String> ids) {
        String user = store.get("/v1/buyers/%s/users".formatted(KNOWN_CUSTOMER))
                .at("/Items/0/ID")
                .asText();
        for (String id : ids) {
            put(
                    id,
                    KNOWN_CUSTOMER,
                    user,
                    "PRIMARY",
                    """
                    {"Type":"PurchaseOrder","Accepted":true,"Amount":%s,"xp":{"PONumber":"PO-%s"}}"""
                            .formatted(TOTAL, id));
        }
    }

    /** By card, each by a company that neither GP nor the CRM knows; their names begin alike, and so their numbers. */
    void ofNewCustomers(List<String> ids) {
        for (String id : ids) {
            String buyer = "/v1/buyers/" + account(id);
            store.put(buyer, "{\"Name\":\"%s\",\"Active\":true}".formatted(name(id)));
            store.put(
                    buyer + "/users/dana",
                    """
                    {"Username":"%1$s","Email":"%1$s","FirstName":"Dana","LastName":"Osei","Active":true}"""
                            .formatted(email(id)));
            store.put(
                    buyer + "/addresses/office",
                    """
                    {"AddressName":"Office","CompanyName":"%s","Street1":"233 South Wacker Drive","City":"Chicago",
                     "State":"IL","Zip":"60606","Country":"US"}"""
                            .formatted(name(id)));
            put(
                    id,
                    account(id),
                    "dana",
                    "office",
                    """
                    {"Type":"CreditCard","Accepted":true,"Amount":%s,"xp":{"Token":"pm_card_visa"}}"""
                            .formatted(TOTAL));
        }
    }

    private void put(String id, String buyer, String user, String address, String payment) {
        String order = "/v1/orders/Incoming/" + id;
        store.put(
                order,
                """
                {"FromCompanyID":"%s","FromUserID":"%s","BillingAddressID":"%3$s","ShippingAddressID":"%3$s",
                 "ShippingCost":25.00,"TaxCost":%4$s}"""
                        .formatted(buyer, user, address, TAX));
        String item = goods.get(Math.floorMod(id.hashCode(), goods.size()));
        store.put(order + "/lineitems/goods", line(item));
        store.put(order + "/lineitems/work", line(SERVICE));
        store.put(order + "/payments/pay-1", payment);
    }

    private static String line(String product) {
        return "{\"ProductID\":\"%s\",\"Quantity\":1,\"UnitPrice\":100.00}".formatted(product);
    }

    /** The new customer's account on the store. */
    static String account(String id) {
        return "buyer-" + id;
    }

    static String name(String id) {
        return "Harborlight Bakery " + id;
    }

    static String email(String id) {
        return "dana.osei@%s.example".formatted(id);
    }
}
