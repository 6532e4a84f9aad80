package io.storebridge.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.commerce.Workflows;
import io.storebridge.workflow.Instances;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Starts workflows on behalf of workflows, by the same rules as for storefronts. */
@Component
class WorkflowStarter implements Workflows {

    private static final String CALLER = "storebridge";

    private final Intake intake;
    private final Requests requests;
    private final Instances instances;
    private final ObjectMapper json = new ObjectMapper();

    WorkflowStarter(Intake intake, Requests requests, Instances instances) {
        this.intake = intake;
        this.requests = requests;
        this.instances = instances;
    }

    @Override
    public Integer startEach(
            String process, String prefix, String field, List<String> values, Map<String, Object> request) {
        int started = 0;
        for (String value : values) {
            // Also with another content: what is known of the same thing may have grown since.
            if (requests.byBusinessId(process, prefix + value).isPresent()) {
                continue;
            }
            Map<String, Object> document = new LinkedHashMap<>(request);
            document.put(field, value);
            Body body = Body.of(json.valueToTree(document));
            if (intake.start(process, prefix + value, CALLER, null, body).first()) {
                started++;
            }
        }
        return started;
    }

    @Override
    public boolean start(String process, Map<String, Object> request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> ask(String process, Map<String, Object> request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean tell(String process, String businessId, String message, Map<String, Object> document) {
        return requests.byBusinessId(process, businessId)
                .map(received -> instances.tell(received.instanceId(), message, document))
                .orElse(false);
    }

    @Override
    public boolean isRunning(String process, String businessId) {
        return requests.byBusinessId(process, businessId)
                .map(received -> instances.isRunning(received.instanceId()))
                .orElse(false);
    }
}
