package dev.fovea.resnet.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as data: its name, what it takes, and its layers. Immutable.
 *
 * <p>The last layer is {@link Layer.Linear}; its input (for residual networks the globally pooled features) is the
 * embedding, its output the logits.
 *
 * @param name as {@link Architectures#named} knows it
 * @param input shape of one picture: channels are red, green and blue, normalised
 * @param labels number of logits, at least 2
 * @param layers in the order of computation
 */
public record Architecture(String name, Shape input, int labels, List<Layer> layers) {

    /** @throws IllegalArgumentException if shapes do not fit together or the last layer does not give the logits */
    public Architecture {
        layers = List.copyOf(layers);
        if (labels < 2) {
            throw new IllegalArgumentException(name + " needs at least 2 labels, but is given " + labels);
        }
        if (!(layers.getLast() instanceof Layer.Linear)) {
            throw new IllegalArgumentException(name + " does not end with a linear layer");
        }
        Shape output = Layers.output(layers, input);
        if (!output.equals(new Shape(labels, 1, 1))) {
            throw new IllegalArgumentException("%s gives %s instead of %d logits".formatted(name, output, labels));
        }
    }

    /** The layer that turns the embedding into logits. */
    public Layer.Linear head() {
        return (Layer.Linear) layers.getLast();
    }

    /** Every layer but {@link #head()}. */
    public List<Layer> backbone() {
        return layers.subList(0, layers.size() - 1);
    }

    /** Number of features before the logits. */
    public int embedding() {
        return head().inputs();
    }

    /** Every array the network carries, in the order of use; names are unique. */
    public List<Weight> weights() {
        return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
    }

    /** Number of learned values. */
    public long parameters() {
        return weights().stream()
                .filter(Weight::learned)
                .mapToLong(Weight::count)
                .sum();
    }

    /** Multiply-adds of one forward pass over one picture, convolutions and linear layers alone. */
    public long multiplyAdds() {
        return Layers.multiplyAdds(layers, input);
    }

    /** Layers with weights on the longest way: what the number in the paper's names counts (shortcuts do not). */
    public int depth() {
        return depth(layers);
    }

    /** The top-level layers, each with the shapes before and after it. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(layers.size());
        Shape shape = input;
        for (Layer layer : layers) {
            Shape output = layer.output(shape);
            steps.add(new Step(layer, shape, output));
            shape = output;
        }
        return List.copyOf(steps);
    }

    private static int depth(List<Layer> layers) {
        return layers.stream()
                .mapToInt(layer -> switch (layer) {
                    case Layer.Convolution _, Layer.Linear _ -> 1;
                    case Layer.Sequence sequence -> depth(sequence.layers());
                    case Layer.Residual residual -> depth(residual.body());
                    case Layer.BatchNorm _,
                            Layer.Relu _,
                            Layer.MaxPool _,
                            Layer.GlobalAveragePool _,
                            Layer.Flatten _,
                            Layer.Dropout _ -> 0;
                })
                .sum();
    }

    /**
     * One top-level layer at work.
     *
     * @param input shape before it
     * @param output shape after it
     */
    public record Step(Layer layer, Shape input, Shape output) {

        /** Number of learned values in the layer. */
        public long parameters() {
            return layer.weights().stream()
                    .filter(Weight::learned)
                    .mapToLong(Weight::count)
                    .sum();
        }

        /** Multiply-adds of the layer for one picture. */
        public long multiplyAdds() {
            return layer.multiplyAdds(input);
        }
    }
}
