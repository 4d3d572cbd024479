package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.inference.repository.ModelRepository;
import dev.fovea.load.client.InferenceClient;
import dev.fovea.load.cluster.ModelPackages;
import dev.fovea.resnet.packages.ModelPackageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea model list}: the packages that there are, and which is used. */
@Command(name = "list", description = "Lists the model packages; * marks the one in use.")
final class ModelListCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON; needs a running Fovea.")
    private boolean json;

    ModelListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ModelPackageException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            try (InferenceClient client = ModelCommand.running(context)) {
                out.println(client.models().toPrettyString());
            }
            return 0;
        }
        Optional<InferenceClient> service = ModelCommand.service(context);
        if (service.isPresent()) {
            try (InferenceClient client = service.get()) {
                out.print(table(client.models()));
                out.flush();
            }
            return 0;
        }
        context.home().prepare();
        new ModelPackages(context.project(), context.home()).provide();
        new ModelRepository(context.home().models()).list().forEach(model -> out.println("    " + model));
        out.println("Fovea is not running, so none is in use.");
        return 0;
    }

    private static Table table(JsonNode list) {
        Table table = new Table("", "MODEL", "LABELS", "INPUT", "TRAINED ON");
        for (JsonNode model : list.path("models")) {
            String name =
                    model.path("name").asText() + "/" + model.path("version").asText();
            String problem = model.path("problem").asText("");
            table.row(
                    name.equals(list.path("inUse").asText()) ? "*" : "",
                    name,
                    model.path("labels").asText(""),
                    problem.isEmpty()
                            ? model.path("width").asText() + "x"
                                    + model.path("height").asText()
                            : "broken",
                    problem.isEmpty() ? model.path("trainedOn").asText("") : problem);
        }
        return table;
    }
}
