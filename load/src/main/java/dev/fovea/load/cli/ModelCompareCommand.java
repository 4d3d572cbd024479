package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.client.InferenceClient;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea model compare}: how the version on trial does beside the one in use. */
@Command(name = "compare", description = "Tells how the version on trial does beside the one in use.")
final class ModelCompareCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    ModelCompareCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (InferenceClient client = ModelCommand.running(context)) {
            JsonNode found = client.compare();
            out.print(json ? found.toPrettyString() + System.lineSeparator() : ComparisonText.of(found));
            out.flush();
        }
        return 0;
    }
}
