package dev.fovea.resnet.training.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Standard deviations of layer responses from the first layer to the last, as in the upper half of the paper's figure 7. */
public final class ResponseChart {

    private ResponseChart() {}

    /**
     * Writes an SVG.
     *
     * @param networks deviations in the layers' order by the network's name, none empty
     */
    public static void write(String title, SequencedMap<String, List<Double>> networks, Path file) throws IOException {
        Chart chart = new Chart(title, "layer", "standard deviation");
        int run = 0;
        for (Map.Entry<String, List<Double>> entry : networks.entrySet()) {
            double[] layers = IntStream.rangeClosed(1, entry.getValue().size())
                    .mapToDouble(layer -> layer)
                    .toArray();
            double[] deviations =
                    entry.getValue().stream().mapToDouble(Double::doubleValue).toArray();
            chart.line(
                    entry.getKey(),
                    layers,
                    deviations,
                    entry.getKey().contains("plain") ? Pen.dashed(run) : Pen.solid(run));
            run++;
        }
        chart.write(file);
    }
}
