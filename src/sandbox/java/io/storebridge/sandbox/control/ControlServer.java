package io.storebridge.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.LocalServer;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.http.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The port by which people and tests make systems fail, see what they received, and do the back office's work. */
public final class ControlServer extends LocalServer {

    private static final int DEFAULT_LIMIT = 100;

    private final Faults faults;
    private final Journal journal;
    private final Routes routes = new Routes();
    private final Map<String, String> actions = new LinkedHashMap<>();

    /** @param port 0 for any free port */
    public ControlServer(int port, Faults faults, Journal journal) {
        super("control", port);
        this.faults = faults;
        this.journal = journal;
        routes.on("GET", "/", this::welcome)
                .on("GET", "/faults", request -> faults())
                .on("POST", "/faults", this::addFaults)
                .on("DELETE", "/faults", this::clearFaults)
                .on("GET", "/journal", this::journal)
                .on("DELETE", "/journal", request -> {
                    journal.clear();
                    return Response.empty(204);
                });
    }

    public ControlServer start() {
        open();
        return this;
    }

    /**
     * Adds something to do: POST of JSON, answered with JSON. An {@link IllegalArgumentException} or {@link InvalidField}
     * becomes a 400 problem.
     *
     * @param path such as {@code /gp/quote}
     * @param example a body to try it with, as JSON; shown on the first page
     */
    public ControlServer action(String path, String example, Function<JsonNode, JsonNode> action) {
        actions.put(path, example);
        routes.on("POST", path, request -> {
            JsonNode body = request.json();
            JsonNode answer = action.apply(body.isMissingNode() ? Json.object() : body);
            return answer == null ? Response.empty(204) : Response.json(200, answer);
        });
        return this;
    }

    public ControlServer action(String path, Function<JsonNode, JsonNode> action) {
        return action(path, "{}", action);
    }

    @Override
    protected Response answer(Request request) {
        try {
            Response response = routes.answer(request);
            return response != null
                    ? response
                    : problem(404, "No such path: " + request.method() + " " + request.path() + ". GET / lists them.");
        } catch (InvalidField e) {
            return problem(400, e.pointer() + " " + e.getMessage(), e);
        } catch (Request.MalformedBody e) {
            return problem(400, "The body is not JSON: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return problem(400, e.getMessage());
        } catch (RuntimeException e) {
            return problem(500, e.toString());
        }
    }

    private Response faults() {
        return Response.json(200, Json.MAPPER.valueToTree(faults.all()));
    }

    private Response addFaults(Request request) {
        JsonNode body = request.json();
        List<Fault> added = new ArrayList<>();
        if (body.isArray()) {
            for (int i = 0; i < body.size(); i++) {
                added.add(Fault.read(body.get(i), "/" + i));
            }
        } else {
            added.add(Fault.read(body, ""));
        }
        faults.add(added.toArray(Fault[]::new));
        return faults();
    }

    private Response clearFaults(Request request) {
        if (request.query("system") == null) {
            faults.clear();
        } else {
            faults.clear(request.query("system"));
        }
        return Response.empty(204);
    }

    private Response journal(Request request) {
        List<Journal.Entry> entries = journal.since(
                request.query("system"), number(request, "since", 0), (int) number(request, "limit", DEFAULT_LIMIT));
        return Response.json(200, Json.MAPPER.valueToTree(entries));
    }

    private static long number(Request request, String name, long fallback) {
        String text = request.query(name);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new InvalidField(name, "must be a whole number");
        }
        return Long.parseLong(text);
    }

    private Response welcome(Request request) {
        return ControlPage.show(url(), actions);
    }

    private static Response problem(int status, String detail) {
        return problem(status, detail, null);
    }

    private static Response problem(int status, String detail, InvalidField field) {
        ObjectNode problem = Json.object()
                .put("type", "about:blank")
                .put("title", status == 404 ? "Not Found" : status == 400 ? "Bad Request" : "Internal Server Error")
                .put("status", status)
                .put("detail", detail);
        if (field != null) {
            problem.putArray("errors")
                    .addObject()
                    .put("pointer", field.pointer())
                    .put("detail", field.getMessage());
        }
        return Response.json(status, problem).header("Content-Type", "application/problem+json");
    }
}
