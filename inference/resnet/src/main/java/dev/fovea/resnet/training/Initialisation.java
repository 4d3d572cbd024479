package dev.fovea.resnet.training;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Weight;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/**
 * The numbers that an untrained network starts with: normal with variance 2 / inputs for convolutions and linear layers
 * (He et al. 2015, "Delving deep into rectifiers", equation 10; the paper's reference 13), batch norms as the identity,
 * biases zero.
 */
public final class Initialisation {

    private Initialisation() {}

    /** One array for each weight; the same seed gives the same numbers. */
    public static SequencedMap<String, float[]> of(Architecture architecture, long seed) {
        SequencedMap<String, float[]> values = new LinkedHashMap<>();
        List<Weight> weights = architecture.weights();
        for (int i = 0; i < weights.size(); i++) {
            values.put(weights.get(i).name(), values(weights.get(i), Randomness.of(seed, -1, i)));
        }
        return values;
    }

    private static float[] values(Weight weight, SplittableRandom random) {
        float[] values = new float[Math.toIntExact(weight.count())];
        if (weight.dimensions().size() > 1) {
            int inputs = values.length / weight.dimensions().getFirst();
            double deviation = Math.sqrt(2.0 / inputs);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * deviation);
            }
        } else if (weight.name().endsWith(".weight") || weight.name().endsWith(".running_var")) {
            Arrays.fill(values, 1);
        }
        return values;
    }
}
