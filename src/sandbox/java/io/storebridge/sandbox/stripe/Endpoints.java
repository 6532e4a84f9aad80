package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.http.Routes;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.util.List;
import java.util.Objects;

/** What all of Stripe's endpoints share: parameters, expansion, idempotency, lists, and the number of the request. */
final class Endpoints {

    private final Routes routes;
    private final DocumentStore store;
    private final EventLog events;
    private final Webhooks webhooks;
    private final Idempotency idempotency = new Idempotency();

    /** What an endpoint does; it answers with an object. */
    interface Work {
        ObjectNode apply(Book book, Form parameters, Request request);
    }

    Endpoints(Routes routes, DocumentStore store, EventLog events, Webhooks webhooks) {
        this.routes = routes;
        this.store = store;
        this.events = events;
        this.webhooks = webhooks;
    }

    static ObjectNode demand(Book book, String kind, String id) {
        ObjectNode found = book.find(kind, id);
        if (found == null) {
            throw StripeError.missing(kind, "id", id);
        }
        return found;
    }

    void one(String path, String kind) {
        read(path, (book, query, request) -> demand(book, kind, request.variable("id")));
    }

    void list(String path, String kind, String... filters) {
        read(
                path,
                (book, query, request) -> Listing.page(
                        path,
                        query,
                        book.all(kind).stream()
                                .filter(object -> List.of(filters).stream()
                                        .allMatch(filter -> query.get(filter) == null
                                                || Objects.equals(
                                                        query.get(filter),
                                                        object.path(filter).textValue())))
                                .toList()));
    }

    void read(String path, Work work) {
        routes.on("GET", path, request -> {
            int mark = request.url().indexOf('?');
            Form query = Form.read(mark < 0 ? "" : request.url().substring(mark + 1));
            return named(store.read(session -> {
                Book book = new Book(session, events);
                return Response.json(200, book.shown(work.apply(book, query, request), query));
            }));
        });
    }

    void write(String path, Work work) {
        routes.on("POST", path, request -> {
            String key = request.header("idempotency-key");
            idempotency.begin(key);
            try {
                return named(store.write(session -> effect(session, key, request, work)));
            } finally {
                idempotency.end(key);
                webhooks.wake();
            }
        });
    }

    private Response effect(DocumentStore.Session session, String key, Request request, Work work) {
        Form form = Form.read(request.body());
        String identity = request.path() + " " + form.canonical();
        Response first = Idempotency.reply(session, key, identity);
        if (first != null) {
            return first;
        }
        Response response;
        try {
            Book book = new Book(session, events);
            response = Response.json(200, book.shown(work.apply(book, form, request), form));
        } catch (Bank.Declined e) {
            response = e.error().response();
        }
        Idempotency.keep(session, key, identity, response);
        return response;
    }

    static Response named(Response response) {
        return response.header("Request-Id", Ids.request());
    }
}
