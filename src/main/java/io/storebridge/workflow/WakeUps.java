package io.storebridge.workflow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Tells the pool of an outside system that there is work for it, as soon as the work is committed. */
@Component
class WakeUps {

    private final Map<String, Runnable> pools = new ConcurrentHashMap<>();

    void register(String system, Runnable wakeUp) {
        pools.put(system, wakeUp);
    }

    void wake(String topic) {
        int dot = topic.indexOf('.');
        Runnable pool = dot < 0 ? null : pools.get(topic.substring(0, dot));
        if (pool != null) {
            pool.run();
        }
    }
}
