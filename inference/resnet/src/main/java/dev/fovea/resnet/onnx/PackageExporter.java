package dev.fovea.resnet.onnx;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.parameters.Parameters;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a model package of a network trained by this project. */
public final class PackageExporter {

    private final PackageWriter writer;

    /** @param writer says where the package goes */
    public PackageExporter(PackageWriter writer) {
        this.writer = writer;
    }

    /**
     * Writes the network as a graph, compares it with the trained one, and writes the package.
     *
     * @param details what the parameters do not tell
     * @param reference what the trained network says of some pictures (256 are usual)
     * @throws OnnxGraphException if the graph answers otherwise than the trained network; nothing is written
     * @throws ModelPackageException if the version exists
     * @throws IOException if the package cannot be written; nothing is left behind
     */
    public ModelPackage export(Parameters parameters, Details details, ReferenceAnswers reference)
            throws OnnxGraphException, ModelPackageException, IOException {
        byte[] graph = NetworkGraph.of(parameters, temperature(parameters)).toByteArray();
        try (OnnxNetwork network = OnnxNetwork.open(graph, parameters.input())) {
            reference.requireSame(network);
        } catch (OrtException e) {
            throw new OnnxGraphException("exported network", "a graph that does not run", "one that does", e);
        }
        return writer.write(card(parameters, details), parameters.labels(), graph);
    }

    private static ModelCard card(Parameters parameters, Details details) {
        return new ModelCard(
                details.name(),
                details.version(),
                parameters.input(),
                parameters.normalisation(),
                parameters.labels().size(),
                parameters.architecture().embedding(),
                parameters.facts().get(Parameters.NONE),
                details.threshold(),
                details.maxBatch(),
                Map.of(),
                details.trainedOn(),
                details.licence(),
                details.accuracy());
    }

    /** The temperature noted when the network was calibrated; 1 where it was not. */
    public static double temperature(Parameters parameters) {
        String text = parameters.facts().get(Parameters.TEMPERATURE);
        double temperature = text == null ? 1 : Double.parseDouble(text);
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature " + text + "; accepted: above 0");
        }
        return temperature;
    }

    /**
     * What is to be known of a package besides what its network was trained with; see {@link ModelCard}.
     *
     * @param name of the package
     * @param version of the package
     */
    public record Details(
            String name,
            String version,
            double threshold,
            int maxBatch,
            @Nullable String trainedOn,
            @Nullable String licence,
            @Nullable Map<String, Object> accuracy) {}
}
