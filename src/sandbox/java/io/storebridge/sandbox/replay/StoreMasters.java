package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes buyers, their users and products that the store lacks, through its own API; what it has is left as it is. */
final class StoreMasters {

    /** How many were made. */
    record Made(int buyers, int products) {}

    private final Web store;
    private final Parallel parallel;

    StoreMasters(String baseUrl, Parallel parallel) {
        this.store = new Web(baseUrl, "Bearer " + token(baseUrl));
        this.parallel = parallel;
    }

    private static String token(String baseUrl) {
        String form = "grant_type=client_credentials&scope=FullAccess&client_id=%s&client_secret=%s"
                .formatted(OrderCloudStandIn.CLIENT_ID, OrderCloudStandIn.CLIENT_SECRET);
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        Web.Answer answer = Web.exchange("POST", baseUrl + "/oauth/token", form, headers);
        if (!answer.is(200)) {
            throw new IllegalStateException("The store refuses the sign-in: " + answer.trouble());
        }
        return answer.body().path("access_token").asText();
    }

    /** @param present customers and items as GP spells them */
    Made make(MasterData present) {
        Set<String> products = ids("/v1/products");
        Set<String> buyers = ids("/v1/buyers");
        List<MasterData.Item> newProducts = present.items().stream()
                .filter(item -> !products.contains(id(item.number())))
                .toList();
        AtomicInteger newBuyers = new AtomicInteger();
        parallel.forEach(newProducts, this::product);
        parallel.forEach(present.customers(), customer -> {
            if (!buyers.contains(id(customer.number()))) {
                buyer(customer);
                newBuyers.incrementAndGet();
            }
            // Apart from the buyer, as an earlier run may have ended between the two.
            user(customer);
        });
        return new Made(newBuyers.get(), newProducts.size());
    }

    private Set<String> ids(String path) {
        Set<String> ids = new HashSet<>();
        int page = 1;
        int last;
        do {
            JsonNode list = expect(200, store.get(path + "?pageSize=100&page=" + page));
            list.path("Items").forEach(item -> ids.add(item.path("ID").asText()));
            last = list.path("Meta").path("TotalPages").asInt(1);
            page++;
        } while (page <= last);
        return ids;
    }

    private void product(MasterData.Item item) {
        String id = id(item.number());
        ObjectNode schedule = Json.object()
                .put("Name", item.description())
                .put("ApplyTax", true)
                .put("ApplyShipping", true)
                .put("Currency", "USD");
        schedule.putArray("PriceBreaks").addObject().put("Quantity", 1).put("Price", item.price());
        put("/v1/priceschedules/" + id, schedule);
        ObjectNode product = Json.object()
                .put("Name", item.description())
                .put("Description", item.description())
                .put("DefaultPriceScheduleID", id)
                .put("Active", true);
        product.putObject("xp").putObject("gp").put("ITEMNMBR", item.number());
        put("/v1/products/" + id, product);
    }

    private void buyer(MasterData.Customer customer) {
        ObjectNode buyer = Json.object().put("Name", customer.name()).put("Active", true);
        ObjectNode xp = buyer.putObject("xp");
        xp.putObject("gp").put("CUSTNMBR", customer.number());
        xp.putObject("GP").put("CustomerNumber", customer.number());
        put("/v1/buyers/" + id(customer.number()), buyer);
    }

    private void user(MasterData.Customer customer) {
        String[] name = customer.contact().split(" ", 2);
        String path = "/v1/buyers/%s/users/%s".formatted(id(customer.number()), id(customer.number()));
        if (store.get(path).is(404)) {
            put(
                    path,
                    Json.object()
                            .put("Username", customer.email())
                            .put("FirstName", name[0])
                            .put("LastName", name[1])
                            .put("Email", customer.email())
                            .put("Active", true));
        }
    }

    private void put(String path, JsonNode body) {
        Web.Answer answer = store.put(path, body);
        if (!answer.is(200) && !answer.is(201)) {
            throw new IllegalStateException("The store refuses " + path + ": " + answer.trouble());
        }
    }

    private static JsonNode expect(int status, Web.Answer answer) {
        if (!answer.is(status)) {
            throw new IllegalStateException("The store does not answer: " + answer.trouble());
        }
        return answer.body();
    }

    /** The store's ids take letters, digits, hyphens and underscores. */
    static String id(String number) {
        return number.replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
