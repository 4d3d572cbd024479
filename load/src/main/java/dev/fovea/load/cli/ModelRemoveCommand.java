package dev.fovea.load.cli;

import dev.fovea.inference.repository.ModelRepository;
import dev.fovea.inference.repository.PackageRemoval;
import dev.fovea.load.client.InferenceClient;
import dev.fovea.load.cluster.ClusterException;
import dev.fovea.resnet.packages.ModelPackageException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fovea model remove}: deletes a package that nobody uses. */
@Command(name = "remove", description = "Deletes a model package; not the one in use.")
final class ModelRemoveCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME/VERSION", converter = ModelName.Converter.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelName model;

    ModelRemoveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ModelPackageException {
        String version = model.version()
                .orElseThrow(() -> new ClusterException(
                        "'" + model.name() + "' has no version; accepted: NAME/VERSION, see ./fovea model list"));
        Optional<InferenceClient> service = ModelCommand.service(context);
        if (service.isPresent()) {
            try (InferenceClient client = service.get()) {
                client.remove(model.name(), version);
            }
        } else {
            new PackageRemoval(new ModelRepository(context.home().models())).remove(model.name() + "/" + version);
        }
        spec.commandLine().getOut().println("removed: " + model.name() + "/" + version);
        return 0;
    }
}
