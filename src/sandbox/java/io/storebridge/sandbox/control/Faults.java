package io.storebridge.sandbox.control;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults in force. */
public class Faults {

    private final List<Active> active = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void add(Fault... faults) {
        for (Fault fault : faults) {
            active.add(new Active(fault));
        }
        changed();
    }

    public void clear() {
        active.clear();
        changed();
    }

    public void clear(String system) {
        active.removeIf(one -> one.fault.system().equals(system));
        changed();
    }

    public List<Fault> all() {
        return active.stream().map(one -> one.fault).toList();
    }

    /** Runs the listener after every change, before the call that made the change returns. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public boolean closesPort(String system) {
        return active.stream().anyMatch(one -> one.fault.system().equals(system) && one.fault.closesPort());
    }

    /**
     * The fault of this kind that strikes this request, by chance and match; null when none does.
     *
     * @param request what {@code match} looks into
     */
    public Fault strike(String system, Fault.Kind kind, String request) {
        for (Active one : active) {
            Fault fault = one.fault;
            if (fault.kind() == kind
                    && fault.system().equals(system)
                    && fault.matches(request)
                    && (fault.rate() >= 1 || ThreadLocalRandom.current().nextDouble() < fault.rate())
                    && one.take()) {
                if (one.isOver()) {
                    active.remove(one);
                }
                return fault;
            }
        }
        return null;
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private static final class Active {

        private final Fault fault;
        private final AtomicInteger left;

        private Active(Fault fault) {
            this.fault = fault;
            this.left = new AtomicInteger(fault.times() == null ? -1 : fault.times());
        }

        private boolean take() {
            return fault.times() == null || left.getAndDecrement() > 0;
        }

        private boolean isOver() {
            return fault.times() != null && left.get() <= 0;
        }
    }
}
