package dev.fovea.resnet.architecture;

import java.util.List;

/** Arithmetic over lists of layers. */
final class Layers {

    private Layers() {}

    static Shape output(List<? extends Layer> layers, Shape input) {
        Shape shape = input;
        for (Layer layer : layers) {
            shape = layer.output(shape);
        }
        return shape;
    }

    static long multiplyAdds(List<? extends Layer> layers, Shape input) {
        long sum = 0;
        Shape shape = input;
        for (Layer layer : layers) {
            sum += layer.multiplyAdds(shape);
            shape = layer.output(shape);
        }
        return sum;
    }

    static void requireChannels(String name, int expected, Shape input) {
        if (input.channels() != expected) {
            throw new IllegalArgumentException("%s takes %d channels but is given %s".formatted(name, expected, input));
        }
    }
}
