package dev.fovea.load.bench.figures;

import java.util.List;
import java.util.Map;

/**
 * Values over a load that grows.
 *
 * @param title of the chart
 * @param x name of the load
 * @param y name and unit of the values
 * @param loads in rising order
 * @param lines by name, one value for each load
 */
public record Curve(String title, String x, String y, List<Double> loads, Map<String, List<Double>> lines) {

    public Curve {
        loads = List.copyOf(loads);
        lines = Map.copyOf(lines);
        for (Map.Entry<String, List<Double>> line : lines.entrySet()) {
            if (line.getValue().size() != loads.size()) {
                throw new IllegalArgumentException(
                        line.getKey() + " has " + line.getValue().size() + " values for " + loads.size() + " loads");
            }
        }
    }
}
