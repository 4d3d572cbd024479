package dev.fovea.resnet.cli;

import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.onnx.PackageImporter;
import dev.fovea.resnet.packages.Fit;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.LabelFile;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.packages.PackageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a model package of an ONNX classifier from elsewhere. */
@Command(
        name = "import",
        showDefaultValues = true,
        sortOptions = false,
        description = "Makes a model package of an ONNX classifier from elsewhere (float NCHW in, logits out).")
@SuppressWarnings("NullAway.Init") // picocli sets the options
public final class ImportCommand implements Callable<Integer> {

    @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "The ONNX file.")
    private Path onnx;

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "FILE|a,b,c",
            description =
                    "The labels in the order of the network's outputs: a file with one a line, or a list with commas.")
    private String labels;

    @Mixin
    private PackageOptions options;

    @Option(
            names = "--mean",
            split = ",",
            defaultValue = "0.485,0.456,0.406",
            description = "Mean of red,green,blue (0..1).")
    private List<Double> mean;

    @Option(
            names = "--std",
            split = ",",
            defaultValue = "0.229,0.224,0.225",
            description = "Standard deviation of red,green,blue (0..1).")
    private List<Double> std;

    @Option(names = "--size", defaultValue = "224", description = "Width and height of the network's input in pixels.")
    private int size;

    @Option(
            names = "--fit",
            defaultValue = "STRETCH",
            description = "How a region becomes the input: ${COMPLETION-CANDIDATES}.")
    private Fit fit;

    @Option(
            names = "--resize",
            description = "With --fit crop: the shorter side before the centre is cut out, for example 256.")
    private @Nullable Integer resize;

    @Option(
            names = "--none",
            paramLabel = "LABEL",
            description = "The label that means that nothing is there, if there is one.")
    private @Nullable String none;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<String> words = labels();
        ModelCard card = new ModelCard(
                options.name,
                options.version,
                new InputFormat(size, size, fit, resize, options.zoom),
                new Normalisation(mean, std),
                words.size(),
                null,
                none,
                options.thresholdOr(0),
                options.maxBatch,
                Map.of(),
                options.trainedOn,
                options.licence,
                options.limits == null ? null : Map.of("limits", options.limits));
        ModelPackage model = imported(words, card);
        Integer embedding = model.card().embedding();
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %d labels, %s%n",
                        model.folder(),
                        model.labels().size(),
                        embedding == null ? "no embedding found" : "embedding of " + embedding);
        return 0;
    }

    private ModelPackage imported(List<String> words, ModelCard card)
            throws OnnxGraphException, ModelPackageException, IOException {
        try {
            return new PackageImporter(new PackageWriter(options.out))
                    .importClassifier(Files.readAllBytes(onnx), words, card);
        } catch (OnnxGraphException e) {
            throw e.in(onnx);
        }
    }

    private List<String> labels() throws ModelPackageException {
        return labels.contains(",")
                ? LabelFile.check(Path.of("--labels"), List.of(labels.split(",", -1)))
                : LabelFile.read(Path.of(labels));
    }
}
