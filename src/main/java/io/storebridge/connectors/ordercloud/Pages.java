package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** OrderCloud's lists, which come in pages. */
final class Pages {

    private Pages() {}

    /** The items of all pages. */
    static List<JsonNode> all(IntFunction<JsonNode> pages) {
        List<JsonNode> all = new ArrayList<>();
        int page = 1;
        int last;
        do {
            JsonNode list = pages.apply(page);
            list.path("Items").forEach(all::add);
            last = list.path("Meta").path("TotalPages").asInt(1);
            page++;
        } while (page <= last);
        return all;
    }
}
