package dev.fovea.resnet.architecture;

import java.util.List;

/**
 * The 6n+2 family for 32×32 pictures: widths 16, 32 and 64 at sides 32, 16 and 8 (paper, section 4.2), or a multiple of
 * them (Zagoruyko and Komodakis 2016, "Wide residual networks", but with the paper's own blocks).
 */
final class CifarResNet {

    private CifarResNet() {}

    static Architecture of(String name, int depth, ShortcutOption option, int widening, int labels) {
        int width = 16 * widening;
        int blocks = (depth - 2) / 6;
        return new Architecture(
                name,
                new Shape(3, 32, 32),
                labels,
                List.of(
                        new Layer.Convolution("conv1", 3, width, 3, 1, 1, false),
                        new Layer.BatchNorm("bn1", width),
                        new Layer.Relu(),
                        Block.BASIC.stage("layer1", width, width, blocks, 1, option),
                        Block.BASIC.stage("layer2", width, 2 * width, blocks, 2, option),
                        Block.BASIC.stage("layer3", 2 * width, 4 * width, blocks, 2, option),
                        new Layer.GlobalAveragePool(),
                        new Layer.Flatten(),
                        new Layer.Linear("fc", 4 * width, labels)));
    }
}
