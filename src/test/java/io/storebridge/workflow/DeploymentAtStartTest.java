package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.storebridge.testing.WithErrands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** What a node does whose files have a mistake when it starts. */
@WithErrands
class DeploymentAtStartTest {

    private static final String DIAGRAM =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="io.storebridge.test">
              <process id="begin" name="Begin" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="event_asked" name="Asked"/>
                <sequenceFlow id="flow_1" name="Go on" sourceRef="event_asked" targetRef="event_gone"/>
                <endEvent id="event_done" name="Done"/>
              </process>
            </definitions>
            """;

    @TempDir
    Path folder;

    @Autowired
    Deployer deployer;

    @Autowired
    DeployedResources deployed;

    @Autowired
    DeploymentRecords records;

    @Autowired
    AccessRights accessRights;

    private final FolderWatcher watcher = mock(FolderWatcher.class);

    @BeforeEach
    void aFolderWithAMistake() throws Exception {
        Files.writeString(folder.resolve("begin.bpmn"), DIAGRAM);
    }

    @Test
    void a_mistake_is_told_and_recorded_and_the_node_runs_with_what_is_in_force() {
        DeploymentAtStart start = start(deployed);

        start.start();

        assertThat(start.isRunning()).isTrue();
        Deployment newest = records.list(0, 1).get(0);
        assertThat(newest.outcome()).isEqualTo(Deployment.Outcome.refused);
        assertThat(newest.cause()).isEqualTo(Deployment.Cause.start);
        assertThat(newest.findings().get(0).label()).isEqualTo("Go on");
        verify(watcher).start(anyList(), argThat(Deployment::isRefused));
        assertThat(deployed.inForce()).doesNotContainKey("processes/begin.bpmn");
    }

    @Test
    void when_nothing_was_ever_deployed_it_ends_and_says_what_is_wrong() {
        DeployedResources empty = mock(DeployedResources.class);
        when(empty.isEmpty()).thenReturn(true);

        Throwable failure = catchThrowable(() -> start(empty).start());

        assertThat(failure).isInstanceOf(DeploymentRefused.class);
        FailureAnalyzer analyzer = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, others) -> {}))
                .stream()
                .filter(DeploymentRefusedAnalyzer.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(analyzer.analyze(new ApplicationContextException("Failed to start bean", failure))
                        .getDescription())
                .contains("Nothing was deployed yet", "processes/begin.bpmn, 'Go on' (flow_1)", "event_gone");
    }

    private DeploymentAtStart start(DeployedResources known) {
        DeploymentProperties properties = new DeploymentProperties(
                List.of("file:" + folder),
                new DeploymentProperties.Deployment(
                        List.of(), DeploymentProperties.Older.skip, Duration.ofSeconds(1), Duration.ofSeconds(5)));
        return new DeploymentAtStart(new SourceFolders(properties), deployer, known, properties, accessRights, watcher);
    }
}
