package dev.fovea.load.bench.figures;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What repeated measurements of one thing gave, in the order in which they were taken.
 *
 * @param values at least one, all finite
 */
public record Series(List<Double> values) {

    public Series {
        values = List.copyOf(values);
        if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(values + "; accepted: one or more finite numbers");
        }
    }

    /** The middle value, or the mean of the middle two. */
    @JsonProperty
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * Half of the way from the least to the greatest value: with the few repetitions of a benchmark, an honest ±, which
     * one disturbed repetition widens. 0 for a single value.
     */
    @JsonProperty
    public double spread() {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return (greatest - least) / 2;
    }
}
