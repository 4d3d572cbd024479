package dev.fovea.resnet.onnx;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Weight;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Parameters as a trained network might have: every batch norm scales and shifts by something of its own. */
public final class RandomParameters {

    private RandomParameters() {}

    /** The same each time. */
    public static Parameters of(Architecture architecture, Map<String, String> facts) {
        Random random = new Random(7);
        SequencedMap<String, float[]> weights = new LinkedHashMap<>();
        for (Weight weight : architecture.weights()) {
            weights.put(weight.name(), values(weight, random));
        }
        List<String> labels = IntStream.range(0, architecture.labels())
                .mapToObj(i -> "label-" + i)
                .toList();
        InputFormat input = InputFormat.stretch(
                architecture.input().width(), architecture.input().height());
        return new Parameters(architecture, labels, input, Normalisation.IMAGENET, weights, facts);
    }

    private static float[] values(Weight weight, Random random) {
        float[] values = new float[Math.toIntExact(weight.count())];
        int fanIn = weight.dimensions().stream().skip(1).reduce(1, Math::multiplyExact);
        for (int i = 0; i < values.length; i++) {
            if (weight.name().endsWith(".running_var")) {
                values[i] = 0.5f + random.nextFloat();
            } else if (weight.dimensions().size() > 1) {
                values[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / fanIn));
            } else {
                values[i] = (float) (0.7 + 0.2 * random.nextGaussian());
            }
        }
        return values;
    }
}
