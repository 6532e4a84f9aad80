package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a list request asks for: search, filters, order and page. */
record Listing(
        Resource resource,
        String search,
        List<String> searchOn,
        List<Filter> filters,
        Ordering order,
        int page,
        int pageSize) {

    private static final int LARGEST_PAGE = 100;
    private static final Set<String> OWN_PARAMETERS =
            Set.of("search", "searchon", "searchtype", "sortby", "page", "pagesize");

    /** @param special parameters that the resource's own code understands and that are no fields */
    static Listing of(Resource resource, Request request, Set<String> special) {
        List<Filter> filters = new ArrayList<>();
        request.query().forEach((name, values) -> {
            if (!OWN_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)) && !special.contains(name)) {
                String path = path(resource, name, "List.InvalidProperty", "Property does not exist.");
                values.forEach(value -> filters.add(Filter.of(path, type(resource, path), value)));
            }
        });
        int pageSize = number(request, "pageSize", 20);
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw OrderCloudError.of(400, "List.InvalidPageSize", "pageSize is not valid.");
        }
        String searchOn = request.query("searchOn");
        return new Listing(
                resource,
                request.query("search"),
                searchOn == null
                        ? resource.search()
                        : fields(resource, searchOn, "List.InvalidSearchProperty", "Property is not searchable."),
                filters,
                order(resource, request.query("sortBy")),
                Math.max(1, number(request, "page", 1)),
                pageSize);
    }

    ObjectNode of(Collection<ObjectNode> documents) {
        List<ObjectNode> found = order.sorted(documents.stream()
                .filter(document -> filters.stream().allMatch(filter -> filter.accepts(document)))
                .filter(this::isFound));
        int from = Math.min((page - 1) * pageSize, found.size());
        List<ObjectNode> items = found.subList(from, Math.min(from + pageSize, found.size()));
        ObjectNode meta = Json.object()
                .put("Page", page)
                .put("PageSize", pageSize)
                .put("TotalCount", found.size())
                .put("TotalPages", (found.size() + pageSize - 1) / pageSize);
        meta.putArray("ItemRange").add(from + 1).add(from + items.size());
        meta.putNull("NextPageKey");
        ObjectNode list = Json.object();
        list.set("Meta", meta);
        list.putArray("Items").addAll(items);
        return list;
    }

    private boolean isFound(ObjectNode document) {
        if (search == null || search.isBlank()) {
            return true;
        }
        for (String term : search.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (searchOn.stream().anyMatch(field -> Filter.at(document, field)
                    .asText("")
                    .toLowerCase(Locale.ROOT)
                    .contains(term))) {
                return true;
            }
        }
        return false;
    }

    private static Ordering order(Resource resource, String sortBy) {
        List<Ordering.By> by = new ArrayList<>();
        for (String name : sortBy == null || sortBy.isEmpty() ? List.<String>of() : List.of(sortBy.split(","))) {
            boolean descending = name.startsWith("!");
            String path = path(
                    resource,
                    descending ? name.substring(1) : name,
                    "List.InvalidSortProperty",
                    "Property is not sortable.");
            by.add(new Ordering.By(path, type(resource, path), descending));
        }
        for (String field : resource.isAssignment() ? resource.identity() : List.of("ID")) {
            by.add(new Ordering.By(field, Field.Type.TEXT, false));
        }
        return new Ordering(by);
    }

    private static Field.Type type(Resource resource, String path) {
        return resource.field(path.split("\\.")[0]).type();
    }

    private static List<String> fields(Resource resource, String names, String code, String message) {
        return List.of(names.split(",")).stream()
                .map(name -> path(resource, name, code, message))
                .toList();
    }

    private static String path(Resource resource, String name, String code, String message) {
        int dot = name.indexOf('.');
        Field field = resource.field(dot < 0 ? name : name.substring(0, dot));
        if (field == null) {
            throw OrderCloudError.of(400, code, message).with("Property", name);
        }
        return dot < 0 ? field.name() : field.name() + name.substring(dot);
    }

    private static int number(Request request, String name, int fallback) {
        String text = request.query(name);
        try {
            return text == null ? fallback : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw OrderCloudError.of(400, "List.InvalidType", "Value passed is not valid for property type.")
                    .with("Property", name);
        }
    }
}
