package io.storebridge.workflow;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this node deploys when it starts.
 *
 * @param processes folders of diagrams, decisions and schemas, and of forms; {@code classpath:} or {@code file:}
 * @param older what to do with a file that was deployed before and has been replaced since: skip it, or deploy it again
 */
@ConfigurationProperties("storebridge.deployment")
record DeploymentProperties(
        @DefaultValue({"classpath:processes", "classpath:forms"}) List<String> folders,
        @DefaultValue("skip") Older older) {

    enum Older {
        skip,
        deploy
    }
}
