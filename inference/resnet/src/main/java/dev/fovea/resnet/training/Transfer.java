package dev.fovea.resnet.training;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Weight;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.parameters.ParametersException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;

/** Starts a network for other labels from one that was trained before. Stateless. */
public final class Transfer {

    private Transfer() {}

    /**
     * Finds the parameters of a trained network.
     *
     * @param from a parameters file or checkpoint, or a folder (a run's, or a model package) with
     *     {@code parameters.safetensors}
     * @throws ParametersException if there are none
     */
    public static Parameters read(Path from) throws IOException {
        Path file = Files.isDirectory(from) ? from.resolve(Parameters.FILE) : from;
        if (!Files.exists(file)) {
            throw new ParametersException(
                    "%s does not exist: --from takes the --out folder of a training run, a parameters file, or a package that was exported with its parameters"
                            .formatted(file));
        }
        return Parameters.read(file);
    }

    /**
     * Weights to start from: the trained ones but for the last linear layer, which starts anew unless the labels are the
     * same.
     *
     * @param network has the same architecture, for the labels now wanted
     * @param sameLabels whether they are the trained network's, in the same order
     */
    public static SequencedMap<String, float[]> start(
            Parameters trained, Architecture network, boolean sameLabels, long seed) {
        SequencedMap<String, float[]> weights = Initialisation.of(network, seed);
        for (Weight weight : network.weights()) {
            boolean head = weight.name().startsWith(network.head().name() + ".");
            if (!head || sameLabels) {
                weights.put(weight.name(), trained.weights().get(weight.name()));
            }
        }
        return weights;
    }
}
