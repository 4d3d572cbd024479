package dev.fovea.resnet.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that makes a model package. */
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class PackageOptions {

    @Option(names = "--name", required = true, description = "The package's name, for example resnet50-imagenet.")
    String name;

    @Option(names = "--model-version", required = true, description = "The package's version, for example 1.")
    String version;

    @Option(
            names = "--threshold",
            description = "The probability below which a region is called unknown (0..1); by default 0.5 for a network"
                    + " trained here and 0 for an imported one.")
    @Nullable
    Double threshold;

    @Option(
            names = "--zoom",
            description = "The middle share of a region's width and height that the network is shown (0.2..1); by"
                    + " default all of it. Whole pictures are never cut.")
    @Nullable
    Double zoom;

    @Option(names = "--max-batch", defaultValue = "32", description = "The most pictures to give the network at once.")
    int maxBatch;

    @Option(names = "--trained-on", description = "What it was trained on, in words.")
    @Nullable
    String trainedOn;

    @Option(names = "--licence", description = "The licence of its weights, in words.")
    @Nullable
    String licence;

    @Option(names = "--limits", description = "What it cannot know, in words.")
    @Nullable
    String limits;

    @Option(
            names = "--out",
            defaultValue = "models",
            paramLabel = "DIR",
            description = "Where packages live: DIR/NAME/VERSION.")
    Path out;

    double thresholdOr(double otherwise) {
        return threshold == null ? otherwise : threshold;
    }
}
