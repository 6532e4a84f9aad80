package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storebridge.recording.Recordings;
import io.storebridge.testing.ProgrammableOracle;
import io.storebridge.testing.WithErrands;
import io.storebridge.workflow.dryrun.DryRunReport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Runs in real time are recorded when that is switched on, and then they can be played. */
@WithErrands
@TestPropertySource(properties = {"storebridge.recording.real-time-share=1", "storebridge.real-time.budget=30s"})
@Import(ProgrammableOracle.Configuration.class)
class DryRunOfRealTimeTest {

    private static final String RULES = "processes/realtime/mood.dmn";

    @Autowired
    RealTimeRuns runs;

    @Autowired
    Processes processes;

    @Autowired
    DeployedResources deployed;

    @Autowired
    Recordings recordings;

    @Autowired
    DryRuns dryRuns;

    @Autowired
    ProgrammableOracle oracle;

    @Test
    void an_edited_table_answers_otherwise() {
        for (String score : List.of("9.90", "8.00")) {
            oracle.does(question -> Map.of("text", "Yes.", "score", new BigDecimal(score)));
            runs.run(processes.find("ask").orElseThrow(), Map.of("request", Map.of("question", "Will it rain")));
        }
        await().until(() -> recordings.starts("ask", 10).stream()
                        .allMatch(start ->
                                recordings.of(List.of(start.instanceId())).size() == 2)
                && recordings.starts("ask", 10).size() == 2);
        oracle.does(question -> {
            throw new IllegalStateException("Nobody asks in a dry run");
        });
        String rules = new String(deployed.content(RULES).orElseThrow(), StandardCharsets.UTF_8);

        DryRunReport report = dryRuns.run(
                "ask", 10, Map.of(RULES, rules.replace("&gt; 9.5", "&gt; 9.95").getBytes(StandardCharsets.UTF_8)));

        assertThat(report.played()).isEqualTo(2);
        assertThat(report.incomplete()).isZero();
        assertThat(report.notPlayable()).isZero();
        assertThat(report.changed()).as("%s", report).isEqualTo(1);
        assertThat(report.groups()).singleElement().satisfies(group -> assertThat(
                        group.example().text())
                .startsWith("decision mood gives ")
                .contains("bad")
                .contains("good"));
    }
}
