package io.storebridge.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.commerce.Workflows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Starts workflows on behalf of workflows, by the same rules as for storefronts. */
@Component
class WorkflowStarter implements Workflows {

    private static final String CALLER = "storebridge";

    private final Intake intake;
    private final ObjectMapper json = new ObjectMapper();

    WorkflowStarter(Intake intake) {
        this.intake = intake;
    }

    @Override
    public Integer startEach(
            String process, String prefix, String field, List<String> values, Map<String, Object> request) {
        int started = 0;
        for (String value : values) {
            Map<String, Object> document = new LinkedHashMap<>(request);
            document.put(field, value);
            Body body = Body.of(json.valueToTree(document));
            if (intake.start(process, prefix + value, CALLER, null, body).first()) {
                started++;
            }
        }
        return started;
    }
}
