package io.storebridge.sandbox.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A bar with counts and orders per second: redrawn on one line of a terminal, elsewhere a line for every tenth. */
final class Progress {

    // With counts below a thousand the line fits a terminal of 80 columns.
    private static final int WIDTH = 12;
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final Journey.Stage lastAct;
    private final long begin = System.nanoTime();
    private final Map<Journey.Stage, Integer> counts = new EnumMap<>(Journey.Stage.class);
    private long drawn;
    private int tenths;

    /** @param lastAct what this run does last to bring an invoice into GP */
    Progress(PrintStream out, boolean terminal, int total, Journey.Stage lastAct) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.lastAct = lastAct;
    }

    synchronized void reached(Journey.Stage stage) {
        counts.merge(stage, 1, Integer::sum);
        if (terminal) {
            if (ended() == total || System.nanoTime() - drawn > REDRAW_NANOS) {
                drawn = System.nanoTime();
                // The rest of a longer line before is erased.
                out.print("\r" + line() + "\u001b[K" + (ended() == total ? "\n" : ""));
                out.flush();
            }
        } else if (ended() * 10 / total > tenths) {
            tenths = ended() * 10 / total;
            out.println(line());
        }
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** What this run has made: a quote that was there before is accepted no more. */
    synchronized int made() {
        return Math.min(count(lastAct), count(Journey.Stage.inGp));
    }

    private int ended() {
        return count(Journey.Stage.inGp) + count(Journey.Stage.failed);
    }

    private int count(Journey.Stage stage) {
        return counts.getOrDefault(stage, 0);
    }

    String line() {
        int filled = WIDTH * ended() / total;
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d%% sent %d reviewed %d %sin GP %d failed %d %.1f/s",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                100 * ended() / total,
                count(Journey.Stage.sent),
                count(Journey.Stage.reviewed),
                lastAct == Journey.Stage.accepted ? "accepted %d ".formatted(count(Journey.Stage.accepted)) : "",
                count(Journey.Stage.inGp),
                count(Journey.Stage.failed),
                made() / Math.max(seconds(), 0.001));
    }
}
