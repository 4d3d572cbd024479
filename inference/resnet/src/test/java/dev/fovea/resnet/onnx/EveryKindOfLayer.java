package dev.fovea.resnet.onnx;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Layer;
import dev.fovea.resnet.architecture.Shape;
import dev.fovea.resnet.architecture.Shortcut;
import java.util.List;

/** Odd sizes, biases, pooling, all shortcuts, dropout and two linear layers, in one small network. */
public final class EveryKindOfLayer {

    private EveryKindOfLayer() {}

    /** Takes 33×29 pixels, tells 4 labels apart. */
    public static Architecture network() {
        Layer.Residual projected = new Layer.Residual(
                "projected",
                List.of(
                        new Layer.Convolution("projected.conv1", 4, 3, 1, 2, 0, false),
                        new Layer.BatchNorm("projected.bn1", 3),
                        new Layer.Relu(),
                        new Layer.Convolution("projected.conv2", 3, 6, 3, 1, 1, false),
                        new Layer.BatchNorm("projected.bn2", 6)),
                new Shortcut.Projection(
                        new Layer.Convolution("projected.downsample.0", 4, 6, 1, 2, 0, false),
                        new Layer.BatchNorm("projected.downsample.1", 6)));
        Layer.Residual padded = new Layer.Residual(
                "padded",
                List.of(
                        new Layer.Convolution("padded.conv1", 6, 9, 3, 2, 1, false),
                        new Layer.BatchNorm("padded.bn1", 9)),
                new Shortcut.ZeroPadding(2, 1, 2));
        Layer.Residual identical = new Layer.Residual(
                "identical",
                List.of(
                        new Layer.Convolution("identical.conv1", 9, 9, 3, 1, 1, false),
                        new Layer.BatchNorm("identical.bn1", 9)),
                new Shortcut.Identity());
        return new Architecture(
                "every-kind",
                new Shape(3, 29, 33),
                4,
                List.of(
                        new Layer.Convolution("stem", 3, 4, 3, 1, 1, true),
                        new Layer.Relu(),
                        new Layer.MaxPool(3, 2, 1),
                        new Layer.Sequence("stage", List.of(projected, padded, identical)),
                        new Layer.Flatten(),
                        new Layer.Linear("classifier.0", 9 * 4 * 5, 5),
                        new Layer.Relu(),
                        new Layer.Dropout(0.5),
                        new Layer.Linear("classifier.3", 5, 4)));
    }
}
