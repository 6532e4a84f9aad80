package io.storebridge.connectors.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Request;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.AllVariables;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Mappings;
import io.storebridge.commerce.Rest;
import io.storebridge.commerce.Step;
import io.storebridge.connectors.http.HttpSystem;
import io.storebridge.connectors.rest.RestProperties.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;

/** Calls the configured services, a connection pool for each. */
final class RestCalls implements Rest, DisposableBean {

    private final Map<String, Service> services;
    private final Map<String, HttpSystem> systems = new TreeMap<>();
    private final Mappings mappings;
    private final ObjectMapper json = new ObjectMapper();

    RestCalls(Map<String, Service> services, Mappings mappings, MeterRegistry meters) {
        this.services = services;
        this.mappings = mappings;
        services.forEach((name, service) -> systems.put(
                name, new HttpSystem(service.name() == null ? name : service.name(), service.limits(), meters)));
    }

    @Override
    public Answer call(
            String service,
            String method,
            String path,
            Object query,
            Object headers,
            Object body,
            String mapping,
            String expect,
            AllVariables variables,
            Step step) {
        Service settings = service(service);
        HttpSystem system = systems.get(service);
        Request.HttpMethod verb = method(method);
        Expected expected = Expected.of(expect);
        Object content = mapping == null || mapping.isBlank() ? body : mappings.transform(mapping, body, variables);
        Map<String, Collection<String>> sent =
                RequestParts.headers(values("/headers", headers, variables), settings.headers());
        if (settings.idempotencyKey() && !repeatable(verb)) {
            sent.put("Idempotency-Key", List.of(key(step)));
        }
        byte[] bytes = content == null ? null : bytes(content);
        if (bytes != null) {
            sent.putIfAbsent("Content-Type", List.of("application/json"));
        }
        sent.putIfAbsent("Accept", List.of("application/json, text/plain;q=0.5, */*;q=0.1"));
        Request request = Request.create(
                verb,
                RequestParts.address(settings.url(), path, values("/query", query, variables)),
                sent,
                bytes,
                StandardCharsets.UTF_8,
                null);
        return AnswerReader.read(system.name(), system.send(request), expected, new Secrets(settings.headers()));
    }

    /** Names and values, also from a mapping. */
    private Map<String, Object> values(String pointer, Object given, AllVariables variables) {
        Object values = given instanceof String text && text.strip().startsWith("=")
                ? mappings.transform(text, null, variables)
                : given;
        if (values == null || values instanceof String text && text.isBlank()) {
            return Map.of();
        }
        if (!(values instanceof Map<?, ?> map)) {
            throw RequestParts.invalid(pointer, "This is no document of names and values.");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    @Override
    public Answer check(String service, String method) {
        if (repeatable(method(method)) || service(service).idempotencyKey()) {
            return null;
        }
        String name = systems.get(service).name();
        throw new Failure.Rejected(
                ErrorCodes.OUTCOME_UNKNOWN,
                name
                        + " was sent the request and did not answer. Look there whether it was done: sent again, it might be"
                        + " done twice.");
    }

    /** HTTP's own words: the same request twice does what it does once. */
    private static boolean repeatable(Request.HttpMethod method) {
        return method == Request.HttpMethod.GET
                || method == Request.HttpMethod.PUT
                || method == Request.HttpMethod.DELETE;
    }

    private Service service(String name) {
        Service service = name == null ? null : services.get(name);
        if (service == null) {
            throw RequestParts.invalid(
                    "/service",
                    "There is no service \"%s\"; the operator has configured %s."
                            .formatted(name, systems.isEmpty() ? "none" : String.join(", ", systems.keySet())));
        }
        return service;
    }

    private static Request.HttpMethod method(String method) {
        String name =
                method == null || method.isBlank() ? "GET" : method.strip().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "GET", "POST", "PUT", "PATCH", "DELETE" -> Request.HttpMethod.valueOf(name);
            default ->
                throw RequestParts.invalid(
                        "/method", "\"%s\" is none of GET, POST, PUT, PATCH, DELETE.".formatted(method));
        };
    }

    /** The same for every attempt of this step, and in a form that every service takes. */
    private static String key(Step step) {
        return UUID.nameUUIDFromBytes(step.key().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private byte[] bytes(Object content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw RequestParts.invalid("/body", "The body cannot be written as JSON: " + e.getOriginalMessage());
        }
    }

    @Override
    public void destroy() throws IOException {
        for (HttpSystem system : systems.values()) {
            system.close();
        }
    }
}
