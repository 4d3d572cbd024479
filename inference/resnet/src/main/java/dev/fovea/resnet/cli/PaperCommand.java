package dev.fovea.resnet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.paper.Comparison;
import dev.fovea.resnet.paper.NetworkDrawing;
import dev.fovea.resnet.paper.PaperFigures;
import dev.fovea.resnet.paper.PaperTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paper}: every network's counts beside the paper's figures. */
@Command(
        name = "paper",
        description = "Prints layers, sizes, parameters and multiply-adds beside the paper's figures.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every figure agrees or its difference is explained", "1:one does not"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PaperCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NETWORK", description = "Show the stages of this one alone.")
    @Nullable
    String network;

    @Option(names = "--json", description = "Print JSON, stages included.")
    boolean json;

    @Option(names = "--draw", paramLabel = "NETWORK", description = "Draws this network instead, into --out.")
    @Nullable
    String draw;

    @Option(names = "--out", paramLabel = "FILE.svg", description = "Where --draw draws.")
    @Nullable
    Path out;

    @Override
    public Integer call() throws IOException {
        if ((draw == null) != (out == null)) {
            throw new ParameterException(spec.commandLine(), "--draw and --out need each other");
        }
        if (draw != null && out != null) {
            Files.writeString(out, NetworkDrawing.svg(Architectures.named(draw, labels(draw))));
            return 0;
        }
        return compare();
    }

    /** As many as the paper trained the network with. */
    private static int labels(String network) {
        return network.startsWith("cifar-") ? 10 : 1000;
    }

    private int compare() throws JsonProcessingException {
        List<Comparison> comparisons = PaperFigures.all().stream()
                .filter(figure -> network == null || figure.architecture().equals(network))
                .map(Comparison::of)
                .toList();
        if (comparisons.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "The paper has no network " + network);
        }
        PrintWriter console = spec.commandLine().getOut();
        if (json) {
            console.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(comparisons));
        } else {
            (network == null ? PaperTable.overview(comparisons) : PaperTable.stages(comparisons.getFirst()))
                    .forEach(console::println);
        }
        console.flush();
        return comparisons.stream().anyMatch(Comparison::unexplained) ? 1 : 0;
    }
}
