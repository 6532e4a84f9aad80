package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.http.Routes;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The routes that every resource has, from its description. Orders list by rules of their own. */
final class ResourceRoutes {

    private final DocumentStore store;
    private final ResourceEngine engine;

    ResourceRoutes(DocumentStore store, ResourceEngine engine) {
        this.store = store;
        this.engine = engine;
    }

    void register(Routes routes) {
        Resources.all()
                .filter(resource -> resource != Resources.TRANSACTION && resource != Resources.SHIPMENT_ITEM)
                .forEach(resource -> {
                    if (resource.isAssignment()) {
                        assignment(routes, resource);
                    } else {
                        resource(routes, resource);
                    }
                });
        String schedule = "/v1/priceschedules/{priceScheduleID}/PriceBreaks";
        routes.on("POST", schedule, request -> Response.json(201, priceBreak(request, true)));
        routes.on("DELETE", schedule, request -> {
            priceBreak(request, false);
            return Response.empty(204);
        });
    }

    private void resource(Routes routes, Resource resource) {
        String one = resource.path() + "/{id}";
        if (resource != Resources.ORDER) {
            routes.on("GET", resource.path(), request -> Response.json(200, list(resource, request)));
        }
        routes.on("POST", resource.path(), request -> {
            ObjectNode created =
                    store.write(session -> engine.create(session, resource, parent(resource, request), request.json()));
            String id = created.get("ID").asText();
            String host = request.header("host");
            return Response.json(201, created).header("Location", "http://" + host + request.path() + "/" + id);
        });
        routes.on(
                "GET",
                one,
                request -> Response.json(
                        200,
                        store.read(session -> engine.get(session, resource, parent(resource, request), id(request)))));
        routes.on(
                "PUT",
                one,
                request -> Response.json(
                        200,
                        store.write(session -> engine.replace(
                                session, resource, parent(resource, request), id(request), request.json()))));
        routes.on(
                "PATCH",
                one,
                request -> Response.json(
                        200,
                        store.write(session -> engine.patch(
                                session, resource, parent(resource, request), id(request), request.json()))));
        routes.on("DELETE", one, request -> {
            store.write(session -> {
                engine.delete(session, resource, parent(resource, request), id(request));
                return null;
            });
            return Response.empty(204);
        });
    }

    private void assignment(Routes routes, Resource resource) {
        routes.on("GET", resource.path(), request -> Response.json(200, list(resource, request)));
        routes.on("POST", resource.path(), request -> {
            store.write(session -> engine.create(session, resource, parent(resource, request), request.json()));
            return Response.empty(204);
        });
        if (resource == Resources.PRODUCT_ASSIGNMENT) {
            routes.on(
                    "DELETE",
                    "/v1/products/{productID}/assignments/{buyerID}",
                    request -> removeAssignment(
                            resource,
                            request.variable("productID"),
                            request.variable("buyerID"),
                            request.query("userGroupID") == null ? "" : request.query("userGroupID")));
        } else if (resource.name().equals("ProductCatalogAssignment")) {
            routes.on(
                    "DELETE",
                    "/v1/catalogs/{catalogID}/productassignments/{productID}",
                    request ->
                            removeAssignment(resource, request.variable("catalogID"), request.variable("productID")));
        }
    }

    private Response removeAssignment(Resource resource, String... identity) {
        store.write(session -> {
            engine.delete(session, resource, "", String.join("/", identity));
            return null;
        });
        return Response.empty(204);
    }

    private ObjectNode list(Resource resource, Request request) {
        return store.read(session -> {
            String parent = parent(resource, request);
            engine.demandParents(session, resource, parent);
            boolean products = resource == Resources.PRODUCT;
            Listing listing = Listing.of(
                    resource, request, products ? Set.of("catalogID", "categoryID", "supplierID") : Set.of("level"));
            List<ObjectNode> all = List.copyOf(session.list(resource.name(), parent));
            if (products && request.query("catalogID") != null) {
                Set<String> inCatalog = session.list("ProductCatalogAssignment", "").stream()
                        .filter(one -> one.path("CatalogID").asText().equals(request.query("catalogID")))
                        .map(one -> one.path("ProductID").asText())
                        .collect(Collectors.toSet());
                all = all.stream()
                        .filter(one -> inCatalog.contains(one.get("ID").asText()))
                        .toList();
            }
            ObjectNode list = listing.of(all);
            if (products) {
                ((ObjectNode) list.get("Meta")).putArray("Facets");
            }
            return list;
        });
    }

    private ObjectNode priceBreak(Request request, boolean adds) {
        String id = request.variable("priceScheduleID");
        return store.write(session -> {
            ObjectNode schedule = engine.get(session, Resources.PRICE_SCHEDULE, "", id);
            ObjectNode changed = adds
                    ? Prices.withBreak(schedule, request.json())
                    : Prices.withoutBreak(schedule, request.query("quantity"));
            session.put("PriceSchedule", "", id, changed);
            return changed;
        });
    }

    private static String id(Request request) {
        return request.variable("id");
    }

    /** The ids of the parents, divided by slashes; an order's direction is none. */
    static String parent(Resource resource, Request request) {
        return request.variables().entrySet().stream()
                .filter(variable -> !Set.of("id", "direction").contains(variable.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("/"));
    }
}
