package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.client.InferenceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fovea model use}: takes another model into use while frames flow. */
@Command(
        name = "use",
        description = "Takes a model into use, between two batches; 'model back' takes the one before again.")
final class ModelUseCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME[/VERSION]", converter = ModelName.Converter.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelName model;

    ModelUseCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (InferenceClient client = ModelCommand.running(context)) {
            spec.commandLine().getOut().println(inUse(client.use(model.name(), model.version())));
        }
        return 0;
    }

    static String inUse(JsonNode model) {
        return "in use: " + model.path("name").asText() + "/"
                + model.path("version").asText() + " on " + model.path("device").asText();
    }
}
