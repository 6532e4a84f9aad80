package io.storebridge.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.sandbox.replay.Journey.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void without_a_terminal_every_tenth_is_a_line() {
        run(false, 200);

        assertThat(text().lines()).hasSize(10);
        assertThat(text().lines().findFirst().orElseThrow())
                .startsWith("[#...........]  10% sent 20 reviewed 0 accepted 20 in GP 20 failed 0 ");
    }

    @Test
    void on_a_terminal_one_line_of_80_columns_at_most_is_drawn_again_and_ended_once() {
        run(true, 999);

        assertThat(text()).startsWith("\r[").endsWith("\n").containsOnlyOnce("\n");
        String last = text().substring(text().lastIndexOf('\r') + 1);
        assertThat(last).contains("[############] 100% sent 999 reviewed 0 accepted 999 in GP 998 failed 1 ");
        assertThat(last.indexOf("failed") + "failed 1 999.9/s".length()).isLessThan(80);
    }

    private void run(boolean terminal, int total) {
        Progress progress = new Progress(new PrintStream(printed), terminal, total, Journey.Stage.accepted);
        for (int i = 1; i <= total; i++) {
            progress.reached(Stage.sent);
            progress.reached(Stage.accepted);
            progress.reached(i == 999 ? Stage.failed : Stage.inGp);
        }
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
