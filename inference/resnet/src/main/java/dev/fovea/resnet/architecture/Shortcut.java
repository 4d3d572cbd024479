package dev.fovea.resnet.architecture;

import java.util.List;

/** The way around a residual block's body (paper, section 3.3, options A, B and C). Immutable. */
public sealed interface Shortcut {

    /** The shape that is added to the body's. */
    Shape output(Shape input);

    /** Layers on the shortcut; empty but for a projection. */
    default List<Layer> layers() {
        return List.of();
    }

    /** The input itself: every option where sizes agree (option C excepted). */
    record Identity() implements Shortcut {
        @Override
        public Shape output(Shape input) {
            return input;
        }
    }

    /**
     * Option A: every {@code stride}-th pixel of the input, and channels of zeroes before and after its own. It has no
     * parameters. The paper does not say where the zeroes stand; half on each side is what its public
     * re-implementations (and so their weights) use.
     *
     * @param before channels of zeroes before the input's
     * @param after channels of zeroes after the input's
     */
    record ZeroPadding(int stride, int before, int after) implements Shortcut {
        @Override
        public Shape output(Shape input) {
            return input.windowed(before + input.channels() + after, 1, stride, 0);
        }
    }

    /** Options B and C: a strided 1×1 convolution with its batch norm. */
    record Projection(Layer.Convolution convolution, Layer.BatchNorm norm) implements Shortcut {
        @Override
        public Shape output(Shape input) {
            return Layers.output(layers(), input);
        }

        @Override
        public List<Layer> layers() {
            return List.of(convolution, norm);
        }
    }
}
