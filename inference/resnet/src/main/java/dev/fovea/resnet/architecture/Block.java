package dev.fovea.resnet.architecture;

import java.util.ArrayList;
import java.util.List;

/** The building blocks that stages repeat (paper, figure 5). */
enum Block {
    /** Two 3×3 convolutions. */
    BASIC(1) {
        @Override
        List<Layer> body(String name, int inputs, int width, int stride) {
            return List.of(
                    new Layer.Convolution(name + ".conv1", inputs, width, 3, stride, 1, false),
                    new Layer.BatchNorm(name + ".bn1", width),
                    new Layer.Relu(),
                    new Layer.Convolution(name + ".conv2", width, width, 3, 1, 1, false),
                    new Layer.BatchNorm(name + ".bn2", width));
        }
    },
    /** 1×1, 3×3, 1×1 with the stride in the first 1×1: the paper's own ("v1"). */
    BOTTLENECK(4) {
        @Override
        List<Layer> body(String name, int inputs, int width, int stride) {
            return bottleneck(name, inputs, width, stride, 1);
        }
    },
    /** 1×1, 3×3, 1×1 with the stride in the 3×3 ("v1.5": torchvision and MLPerf). */
    BOTTLENECK_V1_5(4) {
        @Override
        List<Layer> body(String name, int inputs, int width, int stride) {
            return bottleneck(name, inputs, width, 1, stride);
        }
    };

    /** Output channels divided by the stage's width. */
    final int expansion;

    Block(int expansion) {
        this.expansion = expansion;
    }

    abstract List<Layer> body(String name, int inputs, int width, int stride);

    /** A stage of {@code blocks} blocks, the first of which takes the stride and the new width. */
    Layer.Sequence stage(String name, int inputs, int width, int blocks, int stride, ShortcutOption option) {
        List<Layer> layers = new ArrayList<>(blocks);
        for (int i = 0; i < blocks; i++) {
            layers.add(layer(name + "." + i, i == 0 ? inputs : width * expansion, width, i == 0 ? stride : 1, option));
        }
        return new Layer.Sequence(name, layers);
    }

    private Layer layer(String name, int inputs, int width, int stride, ShortcutOption option) {
        List<Layer> body = body(name, inputs, width, stride);
        if (option == ShortcutOption.NONE) {
            List<Layer> plain = new ArrayList<>(body);
            plain.add(new Layer.Relu());
            return new Layer.Sequence(name, plain);
        }
        return new Layer.Residual(name, body, option.shortcut(name, inputs, width * expansion, stride));
    }

    private static List<Layer> bottleneck(String name, int inputs, int width, int stride1, int stride3) {
        return List.of(
                new Layer.Convolution(name + ".conv1", inputs, width, 1, stride1, 0, false),
                new Layer.BatchNorm(name + ".bn1", width),
                new Layer.Relu(),
                new Layer.Convolution(name + ".conv2", width, width, 3, stride3, 1, false),
                new Layer.BatchNorm(name + ".bn2", width),
                new Layer.Relu(),
                new Layer.Convolution(name + ".conv3", width, width * 4, 1, 1, 0, false),
                new Layer.BatchNorm(name + ".bn3", width * 4));
    }
}
