package io.storebridge.testing;

import io.storebridge.sandbox.AroundOperations;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Faults;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets a fault strike one operation of one run among many that run at once: meanwhile nobody else calls that system, so the
 * fault meets whom it is meant for though a request seldom tells which run it is of.
 */
public final class FaultSwitch implements AroundOperations.Around {

    private final Faults faults;
    private final Map<String, Fault> armed = new ConcurrentHashMap<>();
    private final Map<String, ReadWriteLock> systems = new ConcurrentHashMap<>();
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    FaultSwitch(Faults faults) {
        this.faults = faults;
    }

    /** The fault strikes when this run comes to this operation. */
    void arm(String businessId, String operation, Fault fault) {
        armed.put(operation + " " + businessId, fault);
    }

    /** Whether the fault is still to strike. */
    boolean isArmed(String businessId, String operation) {
        return armed.containsKey(operation + " " + businessId);
    }

    @Override
    public Object call(String operation, String businessId, AroundOperations.Call call) throws Throwable {
        if (inside.get()) {
            return call.proceed();
        }
        String key = operation + " " + businessId;
        Fault fault = armed.get(key);
        ReadWriteLock system = systems.computeIfAbsent(asked(operation), name -> new ReentrantReadWriteLock(true));
        Lock lock = fault == null ? system.readLock() : system.writeLock();
        lock.lock();
        inside.set(true);
        try {
            return fault == null ? call.proceed() : callUnder(fault, key, call);
        } finally {
            inside.remove();
            lock.unlock();
        }
    }

    /** Whom the operation calls; the order book looks customers up in the ERP. */
    private static String asked(String operation) {
        String system = operation.substring(0, operation.indexOf('.'));
        return system.equals("orders") ? "erp" : system;
    }

    private Object callUnder(Fault fault, String key, AroundOperations.Call call) throws Throwable {
        faults.add(fault);
        try {
            return call.proceed();
        } finally {
            if (!faults.all().contains(fault)) {
                armed.remove(key);
            }
            faults.clear(fault.system());
        }
    }
}
