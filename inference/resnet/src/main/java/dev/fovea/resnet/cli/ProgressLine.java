package dev.fovea.resnet.cli;

import dev.fovea.resnet.training.EpochRecord;
import dev.fovea.resnet.training.TrainingObserver;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows a run as it goes: one line that rewrites itself on a terminal, a line each half minute elsewhere. */
final class ProgressLine implements TrainingObserver {

    private static final long TERMINAL_NANOS = Duration.ofMillis(200).toNanos();
    private static final long FILE_NANOS = Duration.ofSeconds(30).toNanos();

    private final PrintWriter out;
    private final boolean terminal;
    private long last = System.nanoTime();

    /** @param terminal whether the line may be rewritten */
    ProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void stepped(Progress progress) {
        long now = System.nanoTime();
        if (now - last < (terminal ? TERMINAL_NANOS : FILE_NANOS)) {
            return;
        }
        last = now;
        show(
                String.format(
                        Locale.ROOT,
                        "epoch %d/%d  step %d/%d  %.0f pictures/s  left %s  loss %.3f  train error %.1f %%",
                        progress.epoch(),
                        progress.epochs(),
                        progress.step(),
                        progress.steps(),
                        progress.picturesPerSecond(),
                        clock(progress.secondsLeft()),
                        progress.tally().loss(),
                        100 * progress.tally().error()),
                false);
    }

    @Override
    public void finished(EpochRecord epoch) {
        show(
                String.format(
                        Locale.ROOT,
                        "epoch %d done in %.0f s  %.0f pictures/s  loss %.3f  train error %.2f %%  validation error %.2f %%  none error %.2f %%  memory %d MB",
                        epoch.epoch(),
                        epoch.seconds(),
                        epoch.picturesPerSecond(),
                        epoch.trainLoss(),
                        100 * epoch.trainError(),
                        100 * epoch.validationError(),
                        100 * epoch.noneError(),
                        epoch.residentMegabytes()),
                true);
    }

    private void show(String line, boolean stays) {
        if (terminal) {
            out.print("\r\u001b[K" + line + (stays ? System.lineSeparator() : ""));
            out.flush();
        } else {
            out.println(line);
            out.flush();
        }
    }

    private static String clock(double seconds) {
        Duration left = Duration.ofSeconds(Math.round(seconds));
        return "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }
}
