package dev.fovea.load.cli;

import dev.fovea.inference.engine.Device;
import dev.fovea.load.bench.inference.InferenceBench;
import dev.fovea.load.cluster.ModelPackages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea bench inference}. */
@Command(
        name = "inference",
        showDefaultValues = true,
        description = "The service draining frames from Kafka against a bare loop around ONNX Runtime; both decode.")
final class BenchInferenceCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

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
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        options.run(new InferenceBench(packages, batches, device, settings), context, spec);
        return 0;
    }
}
