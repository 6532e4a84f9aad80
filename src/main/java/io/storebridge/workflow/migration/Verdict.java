package io.storebridge.workflow.migration;

/**
 * movable; later: a step or a job is under way, ask again when it has ended; blocked: not as the diagrams and the mapping
 * are; gone: it is not there or has ended; current: it is on the newest version already.
 */
public enum Verdict {
    movable,
    later,
    blocked,
    gone,
    current
}
