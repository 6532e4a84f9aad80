package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Puts a sample company's buyers and products into the store. */
public final class Seed {

    /**
     * @param id letters, digits, hyphens and underscores, as for every id here
     * @param gpCustomer GP's customer number, kept in xp.gp.CUSTNMBR; may be null
     */
    public record Buyer(String id, String name, String gpCustomer, List<User> users, List<Address> addresses) {}

    public record User(String id, String firstName, String lastName, String email, String phone) {}

    /** @param country two letters */
    public record Address(
            String id,
            String company,
            String street1,
            String street2,
            String city,
            String state,
            String zip,
            String country,
            String phone) {}

    /**
     * @param gpItem GP's item number, kept in xp.gp.ITEMNMBR; may be null
     * @param price of one in US dollars
     */
    public record Product(String id, String name, String description, String gpItem, BigDecimal price) {}

    private final ResourceEngine engine;
    private final Session session;

    Seed(ResourceEngine engine, Session session) {
        this.engine = engine;
        this.session = session;
    }

    void load(Stream<Buyer> buyers, Stream<Product> products) {
        products.forEach(this::product);
        buyers.forEach(this::buyer);
    }

    private void product(Product product) {
        ObjectNode schedule = Json.object()
                .put("Name", cut(product.name()))
                .put("ApplyTax", true)
                .put("ApplyShipping", true)
                .put("Currency", "USD");
        schedule.putArray("PriceBreaks").addObject().put("Quantity", 1).put("Price", product.price());
        engine.replace(session, Resources.PRICE_SCHEDULE, "", product.id(), schedule);
        ObjectNode body = Json.object()
                .put("Name", cut(product.name()))
                .put("Description", product.description())
                .put("DefaultPriceScheduleID", product.id())
                .put("Active", true);
        gp(body, "ITEMNMBR", "ItemNumber", product.gpItem());
        engine.replace(session, Resources.PRODUCT, "", product.id(), body);
    }

    private void buyer(Buyer buyer) {
        ObjectNode body = Json.object().put("Name", cut(buyer.name())).put("Active", true);
        gp(body, "CUSTNMBR", "CustomerNumber", buyer.gpCustomer());
        engine.replace(session, Resources.BUYER, "", buyer.id(), body);
        for (User user : buyer.users()) {
            engine.replace(
                    session,
                    Resources.USER,
                    buyer.id(),
                    user.id(),
                    Json.object()
                            .put("Username", user.email())
                            .put("FirstName", user.firstName())
                            .put("LastName", user.lastName())
                            .put("Email", user.email())
                            .put("Phone", user.phone())
                            .put("Active", true));
        }
        for (Address address : buyer.addresses()) {
            engine.replace(
                    session,
                    Resources.ADDRESS,
                    buyer.id(),
                    address.id(),
                    Json.object()
                            .put("AddressName", address.id())
                            .put("CompanyName", address.company())
                            .put("Street1", address.street1())
                            .put("Street2", address.street2())
                            .put("City", address.city())
                            .put("State", address.state())
                            .put("Zip", address.zip())
                            .put("Country", address.country())
                            .put("Phone", address.phone())
                            .set("xp", code(address, buyer)));
        }
    }

    /** GP's id of the address, when the buyer is a customer of GP. */
    private static ObjectNode code(Address address, Buyer buyer) {
        ObjectNode xp = Json.object();
        if (buyer.gpCustomer() != null) {
            xp.putObject("GP").put("AddressCode", address.id());
        }
        return xp;
    }

    /** As another integration left it, under GP's column, and as Storebridge reads it. */
    private static void gp(ObjectNode body, String column, String field, String value) {
        if (value != null) {
            ObjectNode xp = body.putObject("xp");
            xp.putObject("gp").put(column, value);
            xp.putObject("GP").put(field, value);
        }
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100);
    }
}
