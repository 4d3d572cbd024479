package dev.fovea.load.cli;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.inference.Int8Bench;
import dev.fovea.load.cluster.ModelPackages;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./fovea bench int8}. */
@Command(
        name = "int8",
        description =
                "A package's int8 version against the package itself, in the bare engine and through the service.")
final class BenchInt8Command extends BenchSubcommand {

    @Option(
            names = "--package",
            split = ",",
            paramLabel = "FOLDER|NAME[/VERSION]|resnet-N",
            description =
                    "Float32 packages (default ${DEFAULT-VALUE}). The int8 version is the one beside it, VERSION-int8,"
                            + " or is made for the run.")
    private List<String> packages = List.of(ModelPackages.DEFAULT, "resnet-50");

    @Option(
            names = "--batch",
            split = ",",
            paramLabel = "N",
            description = "The largest batch, 1 to 64; several are measured in turn. The package's own if left out.")
    private List<Integer> batches = List.of();

    BenchInt8Command(Context context) {
        super(context);
    }

    @Override
    Bench bench() {
        return new Int8Bench(packages, batches);
    }
}
