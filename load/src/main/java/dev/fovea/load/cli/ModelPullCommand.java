package dev.fovea.load.cli;

import dev.fovea.load.cluster.ClusterException;
import dev.fovea.resnet.catalogue.Catalogue;
import dev.fovea.resnet.catalogue.CatalogueEntry;
import dev.fovea.resnet.catalogue.Download;
import dev.fovea.resnet.catalogue.DownloadException;
import dev.fovea.resnet.catalogue.Pull;
import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fovea model pull}: makes a package of a network that others have published. */
@Command(
        name = "pull",
        description = "Downloads a published network and makes a model package of it; without a name, lists them.")
final class ModelPullCommand implements Callable<Integer> {

    private static final int TRIES = 3;

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1")
    private Optional<String> name = Optional.empty();

    ModelPullCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call()
            throws IOException, InterruptedException, ModelPackageException, OnnxGraphException, DownloadException {
        PrintWriter out = spec.commandLine().getOut();
        Catalogue catalogue = Catalogue.shipped();
        if (name.isEmpty()) {
            Table table = new Table("NAME", "MB", "WHAT", "LICENCE");
            for (CatalogueEntry entry : catalogue.entries()) {
                long megabytes = Math.round(entry.network().bytes() / 1e6);
                table.row(entry.name(), Long.toString(megabytes), entry.title(), String.valueOf(entry.licence()));
            }
            out.print(table);
            return 0;
        }
        CatalogueEntry entry = catalogue
                .find(name.get())
                .orElseThrow(() -> new ClusterException("there is no network '" + name.get() + "' to pull; there are "
                        + catalogue.entries().stream().map(CatalogueEntry::name).toList()));
        context.home().prepare();
        ModelPackage made = pull(entry, context.home().models());
        out.printf("%s: %d labels%n", made.folder(), made.labels().size());
        out.printf("Use it: ./fovea model use %s/%s%n", entry.name(), entry.version());
        return 0;
    }

    private static ModelPackage pull(CatalogueEntry entry, Path models)
            throws IOException, InterruptedException, ModelPackageException, OnnxGraphException, DownloadException {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build()) {
            Download download = new Download(http, models.resolve(".downloads"), new ProgressBarLine(), TRIES);
            return new Pull(download, models).pull(entry);
        }
    }
}
