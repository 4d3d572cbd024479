package dev.fovea.resnet.architecture;

import java.util.List;

/** The 6n+2 family for 32×32 pictures: widths 16, 32 and 64 at sides 32, 16 and 8 (paper, section 4.2). */
final class CifarResNet {

    private CifarResNet() {}

    static Architecture of(String name, int depth, ShortcutOption option, int labels) {
        int blocks = (depth - 2) / 6;
        return new Architecture(
                name,
                new Shape(3, 32, 32),
                labels,
                List.of(
                        new Layer.Convolution("conv1", 3, 16, 3, 1, 1, false),
                        new Layer.BatchNorm("bn1", 16),
                        new Layer.Relu(),
                        Block.BASIC.stage("layer1", 16, 16, blocks, 1, option),
                        Block.BASIC.stage("layer2", 16, 32, blocks, 2, option),
                        Block.BASIC.stage("layer3", 32, 64, blocks, 2, option),
                        new Layer.GlobalAveragePool(),
                        new Layer.Flatten(),
                        new Layer.Linear("fc", 64, labels)));
    }
}
