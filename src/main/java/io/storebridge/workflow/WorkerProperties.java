package io.storebridge.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker calls outside systems.
 *
 * @param enabled false: this node runs no steps
 * @param lock how long a fetched step belongs to this node; extended while a call lasts, so it is the time after which
 *     another node takes over when this one dies
 * @param poll how often to look for steps that nobody announced: other nodes' work and taken-over work
 * @param shutdownWait how long running calls may take to finish when the node stops
 * @param retries the waits between attempts, varied by a fifth at random; after the last one an incident
 * @param concurrency calls at a time to a system, unless {@code systems} says otherwise
 * @param systems the same by system (erp, store, mail)
 */
@ConfigurationProperties("storebridge.worker")
record WorkerProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("60s") Duration lock,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("25s") Duration shutdownWait,
        @DefaultValue({"1s", "5s", "20s", "1m", "5m", "15m", "30m", "1h", "2h", "4h"}) List<Duration> retries,
        @DefaultValue("8") int concurrency,
        @DefaultValue Map<String, SystemProperties> systems) {

    record SystemProperties(Integer concurrency, List<Duration> retries) {}

    int concurrencyOf(String system) {
        SystemProperties own = systems.get(system);
        return own == null || own.concurrency() == null ? concurrency : own.concurrency();
    }

    List<Duration> retriesOf(String system) {
        SystemProperties own = systems.get(system);
        return own == null || own.retries() == null ? retries : own.retries();
    }
}
