package io.storebridge.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which handler answers which method and path. Fixed segments are matched in any case, and before variables. */
public class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** A way to answer a request. */
    public interface Handler extends Function<Request, Response> {}

    private record Route(String method, String[] template, Handler handler, int variables) {}

    /** @param template a path with variables in braces: {@code /v1/products/{productID}} */
    public synchronized Routes on(String method, String template, Handler handler) {
        String[] segments = segments(template);
        int variables = 0;
        for (String segment : segments) {
            variables += isVariable(segment) ? 1 : 0;
        }
        int place = 0;
        while (place < routes.size() && routes.get(place).variables <= variables) {
            place++;
        }
        routes.add(place, new Route(method, segments, handler, variables));
        return this;
    }

    /** The answer of the route that fits best; null when none fits. */
    public Response answer(Request request) {
        String[] path = segments(request.path());
        for (Route route : routes) {
            if (!route.method.equals(request.method()) || route.template.length != path.length) {
                continue;
            }
            Map<String, String> variables = match(route.template, path);
            if (variables != null) {
                return route.handler.apply(request.withVariables(variables));
            }
        }
        return null;
    }

    private static Map<String, String> match(String[] template, String[] path) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < template.length; i++) {
            if (isVariable(template[i])) {
                // A plus sign in a path is a plus sign; only form encoding makes it a blank.
                String decoded = java.net.URLDecoder.decode(
                        path[i].replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
                variables.put(template[i].substring(1, template[i].length() - 1), decoded);
            } else if (!template[i].equalsIgnoreCase(path[i])) {
                return null;
            }
        }
        return variables;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static String[] segments(String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? new String[0] : trimmed.split("/");
    }
}
