package dev.fovea.load.cluster;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The slope of the line of least squares. */
public final class Slope {

    private Slope() {}

    /** By how much {@code y} grows with each one of {@code x}; 0 where {@code x} does not change. */
    public static <T> double of(List<T> samples, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        double meanX = samples.stream().mapToDouble(x).average().orElse(0);
        double meanY = samples.stream().mapToDouble(y).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (T sample : samples) {
            double distance = x.applyAsDouble(sample) - meanX;
            products += distance * (y.applyAsDouble(sample) - meanY);
            squares += distance * distance;
        }
        return squares == 0 ? 0 : products / squares;
    }
}
