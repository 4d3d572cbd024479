package dev.fovea.resnet.architecture;

import java.util.List;

/**
 * One array of numbers that a network carries, named as torchvision names it.
 *
 * @param name the layer's name, a dot, and {@code weight}, {@code bias}, {@code running_mean} or {@code running_var}
 * @param dimensions sizes: output×input×height×width for a convolution, output×input for a linear layer, else one
 * @param learned true where gradients change it, false for a batch-norm layer's running statistics
 */
public record Weight(String name, List<Integer> dimensions, boolean learned) {

    public Weight {
        dimensions = List.copyOf(dimensions);
    }

    /** Number of values. */
    public long count() {
        return dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    static Weight learned(String name, Integer... dimensions) {
        return new Weight(name, List.of(dimensions), true);
    }

    static Weight statistic(String name, int size) {
        return new Weight(name, List.of(size), false);
    }
}
