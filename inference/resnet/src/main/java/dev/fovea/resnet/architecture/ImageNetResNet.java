package dev.fovea.resnet.architecture;

import java.util.ArrayList;
import java.util.List;

/** Plain and residual networks for 224×224 pictures (paper, table 1). */
final class ImageNetResNet {

    private static final Shape INPUT = new Shape(3, 224, 224);

    private ImageNetResNet() {}

    static Architecture basic(String name, int depth, ShortcutOption option, int labels) {
        return of(name, Block.BASIC, blocks(depth), option, labels);
    }

    static Architecture bottleneck(String name, int depth, Block block, int labels) {
        return of(name, block, blocks(depth), ShortcutOption.B, labels);
    }

    private static List<Integer> blocks(int depth) {
        return switch (depth) {
            case 18 -> List.of(2, 2, 2, 2);
            case 34, 50 -> List.of(3, 4, 6, 3);
            case 101 -> List.of(3, 4, 23, 3);
            case 152 -> List.of(3, 8, 36, 3);
            default -> throw new IllegalArgumentException("The paper has no network with " + depth + " layers");
        };
    }

    private static Architecture of(String name, Block block, List<Integer> blocks, ShortcutOption option, int labels) {
        List<Layer> layers = new ArrayList<>(List.of(
                new Layer.Convolution("conv1", 3, 64, 7, 2, 3, false),
                new Layer.BatchNorm("bn1", 64),
                new Layer.Relu(),
                new Layer.MaxPool(3, 2, 1)));
        int inputs = 64;
        for (int stage = 0; stage < blocks.size(); stage++) {
            int width = 64 << stage;
            layers.add(
                    block.stage("layer" + (stage + 1), inputs, width, blocks.get(stage), stage == 0 ? 1 : 2, option));
            inputs = width * block.expansion;
        }
        layers.add(new Layer.GlobalAveragePool());
        layers.add(new Layer.Flatten());
        layers.add(new Layer.Linear("fc", inputs, labels));
        return new Architecture(name, INPUT, labels, layers);
    }
}
