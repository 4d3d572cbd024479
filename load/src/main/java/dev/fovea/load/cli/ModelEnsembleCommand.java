package dev.fovea.load.cli;

import dev.fovea.load.cluster.ClusterException;
import dev.fovea.resnet.packages.EnsembleCard;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageSet;
import dev.fovea.resnet.packages.PackageWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fovea model ensemble}: makes a package whose members answer together. */
@Command(
        name = "ensemble",
        showDefaultValues = true,
        description = "Makes a package of packages that answer together, by the mean of their probabilities.")
final class ModelEnsembleCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME/VERSION", converter = ModelName.Converter.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelName model;

    @Parameters(
            index = "1..*",
            arity = "2..*",
            paramLabel = "MEMBER",
            description = "Packages as NAME/VERSION, with the same labels and the same input.")
    private List<String> members = List.of();

    @Option(names = "--none", paramLabel = "LABEL", description = "The label that means that nothing is there.")
    private @Nullable String none;

    @Option(
            names = "--threshold",
            defaultValue = "0.5",
            description = "The probability below which a region is called unknown (0..1).")
    private double threshold;

    ModelEnsembleCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, ModelPackageException {
        context.home().prepare();
        try {
            EnsembleCard card = new EnsembleCard(
                    model.name(), model.version().orElse("1"), members, none, threshold, null, null, null);
            PackageSet made = new PackageWriter(context.home().models()).write(card);
            spec.commandLine()
                    .getOut()
                    .printf("%s: %d members%n", made.folder(), made.networks().size());
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ClusterException(String.valueOf(e.getMessage()), e);
        }
    }
}
