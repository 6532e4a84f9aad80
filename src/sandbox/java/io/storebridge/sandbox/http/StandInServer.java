package io.storebridge.sandbox.http;

import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A stand-in of an outside system: its routes, under the faults in force, with a journal of what came and went. */
public abstract class StandInServer extends LocalServer {

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "cookie");

    private final String system;
    private final Faults faults;
    private final Journal journal;
    private final Routes routes = new Routes();
    private boolean started;

    /** @param system the name by which faults and journal know the system */
    protected StandInServer(String system, int port, Faults faults, Journal journal) {
        super(system, port);
        this.system = system;
        this.faults = faults;
        this.journal = journal;
        faults.onChange(this::obeyFaults);
    }

    /** An error in the system's own format. */
    protected abstract Response error(int status, String message);

    /** What happens before any route, such as the check of a token; null lets the request through. */
    protected Response before(Request request) {
        return null;
    }

    /** The answer for an exception that a route threw. */
    protected Response failure(RuntimeException exception) {
        return exception instanceof Request.MalformedBody
                ? error(400, exception.getMessage())
                : error(500, exception.toString());
    }

    protected final Routes routes() {
        return routes;
    }

    public final synchronized void start() {
        started = true;
        obeyFaults();
    }

    @Override
    public final synchronized void close() {
        started = false;
        super.close();
        closed();
    }

    /** What else is to be stopped. */
    protected void closed() {}

    private synchronized void obeyFaults() {
        if (!started || faults.closesPort(system)) {
            shut();
        } else {
            open();
        }
    }

    @Override
    protected final Response answer(Request request) {
        Instant at = Instant.now();
        long began = System.nanoTime();
        String text = request.method() + " " + request.url() + " " + request.body();
        Fault delay = faults.strike(system, Fault.Kind.LATENCY, text);
        if (delay != null) {
            pause(delay.millis());
        }
        Fault fault = faults.strike(system, Fault.Kind.REFUSE, text);
        Response response = null;
        if (fault == null) {
            fault = faults.strike(system, Fault.Kind.ERROR, text);
            if (fault != null) {
                response = injected(fault);
            } else {
                response = route(request);
                fault = faults.strike(system, Fault.Kind.DROP_RESPONSE, text);
            }
        }
        note(request, response, at, (System.nanoTime() - began) / 1_000_000, fault == null ? delay : fault);
        boolean broken = fault != null && fault.kind() != Fault.Kind.ERROR;
        return broken ? null : response;
    }

    private Response injected(Fault fault) {
        int status = fault.status() == null ? 500 : fault.status();
        Response response = error(status, "A fault of the sandbox");
        return fault.retryAfter() == null
                ? response
                : response.header("Retry-After", fault.retryAfter().toString());
    }

    private Response route(Request request) {
        try {
            Response early = before(request);
            if (early != null) {
                return early;
            }
            Response response = routes.answer(request);
            return response != null
                    ? response
                    : error(404, "No such resource: " + request.method() + " " + request.path());
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    private void note(Request request, Response response, Instant at, long millis, Fault fault) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.keySet().removeAll(SECRET_HEADERS);
        boolean secretBody = request.path().endsWith("/token");
        String body = request.body().isEmpty() ? null : request.body();
        journal.add(new Journal.Entry(
                0,
                at,
                system,
                request.method(),
                request.url(),
                headers,
                secretBody ? "(credentials)" : body,
                response == null ? null : response.status(),
                fault == null || fault.kind() == Fault.Kind.LATENCY ? "answered" : "fault",
                response == null || secretBody ? null : response.body(),
                null,
                millis,
                fault == null ? null : fault.kind().wireName()));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
