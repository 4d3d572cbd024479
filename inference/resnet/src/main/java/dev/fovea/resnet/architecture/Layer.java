package dev.fovea.resnet.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * One step of a network: what it does to a shape, which numbers it carries, what it costs.
 *
 * <p>The description language's vocabulary. A network is a list of layers; {@link Sequence} and {@link Residual} hold
 * layers themselves. Everything else (the trainable network, the ONNX graph, the paper's table, the drawing) is an
 * exhaustive switch over these records. All are immutable.
 */
public sealed interface Layer {

    /**
     * The activations' shape after this layer.
     *
     * @throws IllegalArgumentException if the input has other channels than the layer expects or is too small
     */
    Shape output(Shape input);

    /** What the layer carries, in the order of use; empty for most. */
    default List<Weight> weights() {
        return List.of();
    }

    /** Multiply-adds of convolutions and linear layers for one picture, as the paper counts "FLOPs". */
    default long multiplyAdds(Shape input) {
        return 0;
    }

    /**
     * A square convolution over zero-padded input.
     *
     * @param name torchvision's name of it, for example {@code layer1.0.conv1}
     * @param inputs input channels
     * @param outputs output channels
     * @param kernel side of the kernel
     * @param stride step in both directions
     * @param padding zero pixels on each side
     * @param bias whether it adds a bias (VGG only: in residual networks the batch norm has it)
     */
    record Convolution(String name, int inputs, int outputs, int kernel, int stride, int padding, boolean bias)
            implements Layer {
        @Override
        public Shape output(Shape input) {
            Layers.requireChannels(name, inputs, input);
            return input.windowed(outputs, kernel, stride, padding);
        }

        @Override
        public List<Weight> weights() {
            Weight weight = Weight.learned(name + ".weight", outputs, inputs, kernel, kernel);
            return bias ? List.of(weight, Weight.learned(name + ".bias", outputs)) : List.of(weight);
        }

        @Override
        public long multiplyAdds(Shape input) {
            return output(input).area() * outputs * inputs * kernel * kernel;
        }
    }

    /**
     * Batch normalisation over each channel (epsilon 1e-5, momentum 0.1), right after each convolution and before the
     * activation (paper, section 3.4).
     */
    record BatchNorm(String name, int channels) implements Layer {
        /** Added to the variance. */
        public static final double EPSILON = 1e-5;

        /** Share of the new batch in the running statistics. */
        public static final double MOMENTUM = 0.1;

        @Override
        public Shape output(Shape input) {
            Layers.requireChannels(name, channels, input);
            return input;
        }

        @Override
        public List<Weight> weights() {
            return List.of(
                    Weight.learned(name + ".weight", channels),
                    Weight.learned(name + ".bias", channels),
                    Weight.statistic(name + ".running_mean", channels),
                    Weight.statistic(name + ".running_var", channels));
        }
    }

    /** max(x, 0). */
    record Relu() implements Layer {
        @Override
        public Shape output(Shape input) {
            return input;
        }
    }

    /** The greatest value of each window; padding never wins. */
    record MaxPool(int kernel, int stride, int padding) implements Layer {
        @Override
        public Shape output(Shape input) {
            return input.windowed(input.channels(), kernel, stride, padding);
        }
    }

    /** The mean of each channel; its output has height and width 1. */
    record GlobalAveragePool() implements Layer {
        @Override
        public Shape output(Shape input) {
            return new Shape(input.channels(), 1, 1);
        }
    }

    /** All values as channels, in the order channel, row, column. */
    record Flatten() implements Layer {
        @Override
        public Shape output(Shape input) {
            return new Shape(input.size(), 1, 1);
        }
    }

    /** While training, zeroes each value with the given probability (VGG); otherwise does nothing. */
    record Dropout(double probability) implements Layer {
        @Override
        public Shape output(Shape input) {
            return input;
        }
    }

    /** A fully connected layer with bias; its input is flattened. */
    record Linear(String name, int inputs, int outputs) implements Layer {
        @Override
        public Shape output(Shape input) {
            Layers.requireChannels(name, inputs, new Shape(input.size(), 1, 1));
            return new Shape(outputs, 1, 1);
        }

        @Override
        public List<Weight> weights() {
            return List.of(Weight.learned(name + ".weight", outputs, inputs), Weight.learned(name + ".bias", outputs));
        }

        @Override
        public long multiplyAdds(Shape input) {
            return (long) inputs * outputs;
        }
    }

    /**
     * Layers one after another under one name: a stage of the paper's Table 1, or a block without a shortcut in a
     * plain network.
     */
    record Sequence(String name, List<Layer> layers) implements Layer {
        public Sequence {
            layers = List.copyOf(layers);
        }

        @Override
        public Shape output(Shape input) {
            return Layers.output(layers, input);
        }

        @Override
        public List<Weight> weights() {
            return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
        }

        @Override
        public long multiplyAdds(Shape input) {
            return Layers.multiplyAdds(layers, input);
        }
    }

    /**
     * A residual block: relu(body(x) + shortcut(x)) (paper, equations 1 and 2).
     *
     * @param name torchvision's name of the block, for example {@code layer1.0}
     * @param body ends with a batch norm; the activation comes after the addition
     */
    record Residual(String name, List<Layer> body, Shortcut shortcut) implements Layer {
        public Residual {
            body = List.copyOf(body);
        }

        @Override
        public Shape output(Shape input) {
            Shape output = Layers.output(body, input);
            Shape side = shortcut.output(input);
            if (!output.equals(side)) {
                throw new IllegalArgumentException(
                        "%s: the body gives %s but the shortcut %s".formatted(name, output, side));
            }
            return output;
        }

        @Override
        public List<Weight> weights() {
            return Stream.concat(
                            body.stream().flatMap(layer -> layer.weights().stream()),
                            shortcut.layers().stream().flatMap(layer -> layer.weights().stream()))
                    .toList();
        }

        @Override
        public long multiplyAdds(Shape input) {
            return Layers.multiplyAdds(body, input) + Layers.multiplyAdds(shortcut.layers(), input);
        }
    }
}
