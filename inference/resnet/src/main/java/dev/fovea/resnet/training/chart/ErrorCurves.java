package dev.fovea.resnet.training.chart;

import dev.fovea.resnet.training.EpochRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/** Errors over epochs, as in the paper's figures 1, 4 and 6: training dashed, validation solid. */
public final class ErrorCurves {

    private ErrorCurves() {}

    /**
     * Writes an SVG.
     *
     * @param runs the history of each run by its name, none empty
     */
    public static void write(String title, SequencedMap<String, List<EpochRecord>> runs, Path file) throws IOException {
        Chart chart = new Chart(title, "epoch", "error (%)");
        int run = 0;
        for (Map.Entry<String, List<EpochRecord>> entry : runs.entrySet()) {
            double[] epochs =
                    entry.getValue().stream().mapToDouble(EpochRecord::epoch).toArray();
            chart.line(
                    entry.getKey() + " training",
                    epochs,
                    percent(entry.getValue(), EpochRecord::trainError),
                    Pen.dashed(run));
            chart.line(
                    entry.getKey() + " validation",
                    epochs,
                    percent(entry.getValue(), EpochRecord::validationError),
                    Pen.solid(run));
            run++;
        }
        chart.write(file);
    }

    private static double[] percent(List<EpochRecord> history, ToDoubleFunction<EpochRecord> error) {
        return history.stream()
                .mapToDouble(epoch -> 100 * error.applyAsDouble(epoch))
                .toArray();
    }
}
