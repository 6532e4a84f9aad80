package io.storebridge.intake;

import io.storebridge.operations.Documents;
import io.storebridge.problems.Problem;
import io.storebridge.workflow.Instances;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts workflows and tells them messages, each request once. */
@Service
class Intake {

    private final Requests requests;
    private final Instances instances;

    Intake(Requests requests, Instances instances) {
        this.requests = requests;
        this.instances = instances;
    }

    /** @param first false when an earlier request had started it */
    record Started(String businessId, boolean first) {}

    /**
     * Starts the workflow, unless the same request has started it before.
     *
     * @throws Problem 409 when the business id or the idempotency key belongs to another content
     */
    @Transactional
    Started start(String process, String businessId, String caller, String idempotencyKey, Body body) {
        Optional<Requests.Received> byKey = requests.byIdempotencyKey(process, caller, idempotencyKey);
        if (byKey.isPresent()) {
            return repeated(byKey.get(), body, "The Idempotency-Key was used for another content; use a new one");
        }
        if (!requests.take(process, businessId, caller, idempotencyKey, body.sha256())) {
            return requests.byIdempotencyKey(process, caller, idempotencyKey)
                    .or(() -> requests.byBusinessId(process, businessId))
                    .map(earlier -> repeated(
                            earlier,
                            body,
                            "%s exists with another content; look at it, or send a new id".formatted(businessId)))
                    .orElseThrow();
        }
        requests.started(process, businessId, instances.start(process, businessId, request(body)));
        return new Started(businessId, true);
    }

    private static Started repeated(Requests.Received earlier, Body body, String conflict) {
        if (!earlier.sha256().equals(body.sha256())) {
            throw new Problem(HttpStatus.CONFLICT, conflict);
        }
        return new Started(earlier.businessId(), false);
    }

    private static Map<String, Object> request(Body body) {
        return Map.of("request", Documents.of(body.json()));
    }

    /**
     * Tells the message.
     *
     * @throws Problem 409 when the instance does not wait for it
     */
    @Transactional
    void tell(
            String process,
            String businessId,
            String instanceId,
            String message,
            String caller,
            String key,
            Body body) {
        requests.lock(process, businessId);
        if (key != null && !requests.takeMessage(process, businessId, message, caller, key, body.sha256())) {
            if (!requests.messageSha256(process, businessId, message, caller, key)
                    .equals(body.sha256())) {
                throw new Problem(
                        HttpStatus.CONFLICT, "The Idempotency-Key was used for another content; use a new one");
            }
            return;
        }
        if (!instances.tell(instanceId, message, Documents.of(body.json()))) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "%s does not wait for '%s' now; its status tells what it waits for".formatted(businessId, message));
        }
    }
}
