package dev.fovea.resnet.architecture;

import java.util.ArrayList;
import java.util.List;

/** VGG networks (Simonyan and Zisserman 2014), which the paper compares itself with; named as torchvision names them. */
final class Vgg {

    private static final List<Integer> WIDTHS = List.of(64, 128, 256, 512, 512);

    private Vgg() {}

    static Architecture of(String name, List<Integer> convolutions, int labels) {
        List<Layer> layers = new ArrayList<>();
        int inputs = 3;
        int index = 0;
        for (int stage = 0; stage < WIDTHS.size(); stage++) {
            int width = WIDTHS.get(stage);
            List<Layer> stageLayers = new ArrayList<>();
            for (int i = 0; i < convolutions.get(stage); i++) {
                stageLayers.add(new Layer.Convolution("features." + index, inputs, width, 3, 1, 1, true));
                stageLayers.add(new Layer.Relu());
                index += 2;
                inputs = width;
            }
            stageLayers.add(new Layer.MaxPool(2, 2, 0));
            index++;
            layers.add(new Layer.Sequence("features" + (stage + 1), stageLayers));
        }
        layers.addAll(List.of(
                new Layer.Flatten(),
                new Layer.Linear("classifier.0", 512 * 7 * 7, 4096),
                new Layer.Relu(),
                new Layer.Dropout(0.5),
                new Layer.Linear("classifier.3", 4096, 4096),
                new Layer.Relu(),
                new Layer.Dropout(0.5),
                new Layer.Linear("classifier.6", 4096, labels)));
        return new Architecture(name, new Shape(3, 224, 224), labels, layers);
    }
}
