package dev.fovea.resnet.cli;

import dev.fovea.resnet.onnx.PackageExporter;
import dev.fovea.resnet.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Fits a trained network to the regions that it will see, without training. Stateless. */
final class FieldTuning {

    private static final String OFFSET = "noneOffset";

    private FieldTuning() {}

    /**
     * The network with another view of regions and another inclination to say {@code none}.
     *
     * @param zoom see {@link dev.fovea.resnet.packages.InputFormat#zoom}
     * @param noneOffset what the logit of {@code none} loses, after the division by the temperature; pictures of nothing are
     *     a guess of how often nothing is seen, and this corrects the guess
     * @throws IllegalArgumentException if there is an offset but no such label
     */
    static Parameters apply(Parameters trained, @Nullable Double zoom, double noneOffset) {
        Parameters zoomed = new Parameters(
                trained.architecture(),
                trained.labels(),
                trained.input().zoomed(zoom),
                trained.normalisation(),
                trained.weights(),
                trained.facts());
        return noneOffset == 0 ? zoomed : offset(zoomed, noneOffset);
    }

    private static Parameters offset(Parameters network, double noneOffset) {
        String none = network.facts().get(Parameters.NONE);
        if (none == null) {
            throw new IllegalArgumentException(
                    "--none-offset needs a network with a label for nothing; this one knows " + network.labels());
        }
        String bias = network.architecture().head().name() + ".bias";
        SequencedMap<String, float[]> weights = new LinkedHashMap<>(network.weights());
        float[] values = Objects.requireNonNull(weights.get(bias), bias).clone();
        values[network.labels().indexOf(none)] -= (float) (noneOffset * PackageExporter.temperature(network));
        weights.put(bias, values);
        return new Parameters(
                        network.architecture(),
                        network.labels(),
                        network.input(),
                        network.normalisation(),
                        weights,
                        network.facts())
                .with(OFFSET, Double.toString(noneOffset));
    }
}
