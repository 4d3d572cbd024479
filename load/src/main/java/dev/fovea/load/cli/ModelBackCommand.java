package dev.fovea.load.cli;

import dev.fovea.load.client.InferenceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./fovea model back}: takes the model that was used before into use again. */
@Command(name = "back", description = "Goes back to the model that was used before.")
final class ModelBackCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ModelBackCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (InferenceClient client = ModelCommand.running(context)) {
            spec.commandLine().getOut().println(ModelUseCommand.inUse(client.back()));
        }
        return 0;
    }
}
