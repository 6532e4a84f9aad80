package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.postgres.DocumentStore.Session;

/** What is special about one resource. */
interface Rules {

    Rules NONE = new Rules() {};

    /**
     * Checks and completes the object before it is kept.
     *
     * @param parent the parents' ids, divided by slashes
     * @param old what it was; null when it is new
     * @param sent the request's body
     */
    default void beforeSave(Session session, String parent, ObjectNode object, ObjectNode old, ObjectNode sent) {}

    /** Does what follows from its being kept. */
    default void afterSave(Session session, String parent, ObjectNode object) {}

    default void beforeDelete(Session session, String parent, ObjectNode object) {}

    default void afterDelete(Session session, String parent, ObjectNode object) {}
}
