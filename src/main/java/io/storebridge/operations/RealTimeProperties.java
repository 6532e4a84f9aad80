package io.storebridge.operations;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How workflows in real time call outside systems.
 *
 * @param budget how long a whole run may take; a call that lasts longer is abandoned
 * @param staleFor how old the last good answer may be that stands in for a system that is down
 * @param staleBytes how much memory the last good answers may take, in bytes of JSON
 * @param concurrency calls at a time to a system, unless {@code systems} says otherwise
 * @param queue calls that may wait for one of those places; more are refused at once
 * @param breaker when a system is left alone
 * @param systems by system (erp, crm): its name for people, and its own concurrency
 */
@ConfigurationProperties("storebridge.real-time")
public record RealTimeProperties(
        @DefaultValue("800ms") Duration budget,
        @DefaultValue("15m") Duration staleFor,
        @DefaultValue("67108864") long staleBytes,
        @DefaultValue("8") int concurrency,
        @DefaultValue("32") int queue,
        @DefaultValue Breaker breaker,
        @DefaultValue Map<String, SystemProperties> systems) {

    /**
     * @param calls of how many of the last calls the failures are counted
     * @param failurePercent from which share of failures on the system is left alone
     * @param pause for how long, before a few calls try it again
     */
    public record Breaker(
            @DefaultValue("20") int calls,
            @DefaultValue("50") float failurePercent,
            @DefaultValue("5s") Duration pause) {}

    /** @param name what people call it */
    public record SystemProperties(String name, Integer concurrency) {}

    int concurrencyOf(String system) {
        SystemProperties own = systems.get(system);
        return own == null || own.concurrency() == null ? concurrency : own.concurrency();
    }

    /** The system as people call it: "Dynamics GP"; its id where nobody has named it. */
    public String nameOf(String system) {
        SystemProperties own = systems.get(system);
        return own == null || own.name() == null ? system : own.name();
    }
}
