package dev.fovea.load.cli;

import dev.fovea.inference.engine.Device;
import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.inference.InferenceBench;
import dev.fovea.load.cluster.ModelPackages;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./fovea bench inference}. */
@Command(
        name = "inference",
        showDefaultValues = true,
        description = "The service draining frames from Kafka against a bare loop around ONNX Runtime; both decode.")
final class BenchInferenceCommand extends BenchSubcommand {

    @Option(
            names = "--package",
            split = ",",
            paramLabel = "FOLDER|NAME[/VERSION]|resnet-N",
            description = "Model packages; resnet-18 to resnet-152 are made up with untrained numbers.")
    private List<String> packages = List.of(ModelPackages.DEFAULT, "resnet-50");

    @Option(
            names = "--batch",
            split = ",",
            paramLabel = "N",
            description = "The largest batch, 1 to 64; several are measured in turn. The package's own if left out.")
    private List<Integer> batches = List.of();

    @Option(names = "--device", description = "${COMPLETION-CANDIDATES}, for both sides.")
    private Device device = Device.CPU;

    @Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            description = "A setting of the service, such as fovea.inference.threads=1.")
    private Map<String, String> settings = Map.of();

    BenchInferenceCommand(Context context) {
        super(context);
    }

    @Override
    Bench bench() {
        return new InferenceBench(packages, batches, device, settings);
    }
}
