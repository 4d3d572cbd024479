package dev.fovea.resnet.paper;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Layer;
import java.util.List;

/** The rows of the paper's table 1 for a network: what has weights or changes the shape, under its name. */
final class OutputRows {

    private OutputRows() {}

    static List<Comparison.Output> of(Architecture network) {
        return network.steps().stream()
                .filter(step -> !name(step.layer()).isEmpty())
                .map(step -> new Comparison.Output(
                        name(step.layer()), step.output().toString(), step.parameters(), step.multiplyAdds()))
                .toList();
    }

    private static String name(Layer layer) {
        return switch (layer) {
            case Layer.Convolution convolution -> convolution.name();
            case Layer.BatchNorm norm -> norm.name();
            case Layer.MaxPool _ -> "max pool";
            case Layer.GlobalAveragePool _ -> "average pool";
            case Layer.Linear linear -> linear.name();
            case Layer.Sequence sequence -> sequence.name() + " (" + blocks(sequence) + ")";
            case Layer.Residual residual -> residual.name();
            case Layer.Relu _, Layer.Flatten _, Layer.Dropout _ -> "";
        };
    }

    private static String blocks(Layer.Sequence stage) {
        long blocks = stage.layers().stream()
                .filter(layer -> layer instanceof Layer.Residual || layer instanceof Layer.Sequence)
                .count();
        long convolutions = stage.layers().stream()
                .filter(Layer.Convolution.class::isInstance)
                .count();
        return blocks > 0 ? blocks + (blocks == 1 ? " block" : " blocks") : convolutions + " convolutions";
    }
}
