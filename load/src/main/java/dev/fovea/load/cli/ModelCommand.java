package dev.fovea.load.cli;

import dev.fovea.load.client.InferenceClient;
import dev.fovea.load.cluster.ClusterException;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import dev.fovea.resnet.cli.ImportCommand;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code ./fovea model}: the repository of model packages, and which of them classifies. */
@Command(
        name = "model",
        description = "Model packages: what there is, what is used, and getting more.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelListCommand.class,
            ModelUseCommand.class,
            ModelBackCommand.class,
            ModelShadowCommand.class,
            ModelCompareCommand.class,
            ModelPullCommand.class,
            ImportCommand.class,
            ModelEnsembleCommand.class,
            ModelRemoveCommand.class
        })
final class ModelCommand {

    private ModelCommand() {}

    /** Imported packages go where this Fovea looks for them, unless told otherwise. */
    static void importInto(CommandLine model, Context context) {
        Objects.requireNonNull(model.getSubcommands().get("import")).setDefaultValueProvider((ArgSpec argument) -> {
            boolean folder = argument instanceof OptionSpec option
                    && option.longestName().equals("--out");
            return folder ? context.home().models().toString() : null;
        });
    }

    /** A client of the running service; empty if none runs. */
    static Optional<InferenceClient> service(Context context) {
        return RunFile.read(context.home())
                .flatMap(run -> run.process(Service.INFERENCE))
                .filter(RunningProcess::isAlive)
                .map(process -> new InferenceClient(process.address()));
    }

    /** @throws ClusterException if none runs */
    static InferenceClient running(Context context) {
        return service(context)
                .orElseThrow(() -> new ClusterException(
                        "Fovea is not running (no inference service); start it with another model: ./fovea up --model"
                                + " NAME/VERSION"));
    }
}
