package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.client.InferenceClient;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fovea model shadow}: puts a second version on trial beside the one in use, or ends the trial. */
@Command(
        name = "shadow",
        description = "Puts a second version on trial: it classifies the same frames, and what it sees is compared with"
                + " the version in use ('model compare') and used for nothing else.")
final class ModelShadowCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Wish wish;

    /** Either a version, or none. */
    private static final class Wish {

        @Parameters(paramLabel = "NAME[/VERSION]", converter = ModelName.Converter.class)
        private @Nullable ModelName model;

        @Option(names = "--off", required = true, description = "End the trial.")
        private boolean off;
    }

    ModelShadowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ModelName model = wish.model;
        try (InferenceClient client = ModelCommand.running(context)) {
            if (wish.off || model == null) {
                client.shadowOff();
                out.println("no version is on trial");
            } else {
                JsonNode trial = client.shadow(model.name(), model.version());
                out.println("on trial: " + trial.path("name").asText() + "/"
                        + trial.path("version").asText() + "; see ./fovea model compare");
            }
        }
        return 0;
    }
}
