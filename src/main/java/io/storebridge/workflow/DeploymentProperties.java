package io.storebridge.workflow;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which files this node deploys.
 *
 * @param processes the company's own folders ({@code file:/srv/storebridge}): watched, and their files stand in for built-in
 *     ones of the same name
 */
@ConfigurationProperties("storebridge")
record DeploymentProperties(@DefaultValue List<String> processes, @DefaultValue Deployment deployment) {

    /**
     * @param folders what is built in; an own folder's file of the same name stands in for it
     * @param older what to do with a file that was deployed before and has been replaced since: skip it, or deploy it again
     * @param poll how often folders are looked at
     * @param patience how long a file that is not whole is taken for one that is still being written
     */
    record Deployment(
            @DefaultValue({"classpath:processes", "classpath:forms"}) List<String> folders,
            @DefaultValue("skip") Older older,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("5s") Duration patience) {}

    enum Older {
        skip,
        deploy
    }

    /** All folders; a later one's file stands in for an earlier one's of the same name. */
    List<String> folders() {
        return Stream.concat(deployment.folders.stream(), processes.stream()).toList();
    }
}
