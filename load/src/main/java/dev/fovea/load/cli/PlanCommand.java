package dev.fovea.load.cli;

import dev.fovea.load.plan.CapacityPlan;
import dev.fovea.load.plan.Costs;
import dev.fovea.load.plan.Need;
import dev.fovea.load.plan.PlanChart;
import dev.fovea.load.plan.Workload;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./fovea plan}: what a fleet of cameras needs. */
@Command(
        name = "plan",
        description = "Says what a fleet of cameras needs: brokers, partitions, disk, network, cores, GPUs.",
        showDefaultValues = true)
final class PlanCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--cameras", paramLabel = "N", required = true, description = "Number of cameras.")
    private long cameras;

    @Option(names = "--fps", paramLabel = "N", description = "Frames published per camera and second.")
    private double fps = 5;

    @Option(
            names = "--source-fps",
            paramLabel = "N",
            description = "Frames each camera sends as video; 0 for cameras that send JPEG.")
    private double sourceFps = 15;

    @Option(names = "--regions", paramLabel = "N", description = "Regions classified per frame, on average.")
    private double regions = 1;

    @Option(names = "--picture-bytes", paramLabel = "N", description = "Size of one JPEG.")
    private long pictureBytes = 36_000;

    @Option(names = "--retention", paramLabel = "DURATION", description = "How long pictures are kept.")
    private Duration retention = Duration.ofHours(1);

    @Option(names = "--replication", paramLabel = "N", description = "Copies of each record.")
    private int replication = 3;

    @Option(names = "--model", paramLabel = "NAME", description = "Network that classifies.")
    private String model = "resnet-50";

    @Option(names = "--gpu", paramLabel = "NAME", description = "GPU that classifies; without it, processors do.")
    private @Nullable String gpu;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the needs from 10 to 1,000,000 cameras.")
    private @Nullable Path svg;

    @Option(names = "--json", description = "Print JSON, with the costs and their sources.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Costs costs = Costs.shipped();
        CapacityPlan plan;
        Workload workload;
        try {
            workload = new Workload(cameras, fps, sourceFps, regions, pictureBytes, retention, replication);
            plan = CapacityPlan.of(workload, model, Optional.ofNullable(gpu), costs);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Map.of("plan", plan, "needs", plan.needs(costs), "costs", costs)));
        } else {
            print(plan, costs, out);
        }
        if (svg != null) {
            PlanChart.write(svg, workload, model, Optional.ofNullable(gpu), costs);
        }
        return 0;
    }

    private void print(CapacityPlan plan, Costs costs, PrintWriter out) {
        Table table = new Table("need", "amount", "unit", "because");
        for (Need need : plan.needs(costs)) {
            table.row(need.what(), amount(need.amount()), need.unit(), need.because());
        }
        out.print(table);
        out.println();
        out.println("  The narrowest place: " + plan.bottleneck() + ".");
        out.println("  Assumed of each machine: " + costs.assumptions() + ".");
        out.println(
                "  Sums over the cost of one frame, see --json for each and its source; not a measurement of such a fleet.");
    }

    private static String amount(double amount) {
        return amount >= 100
                ? CapacityPlan.number(Math.ceil(amount))
                : amount == Math.rint(amount)
                        ? String.format(Locale.ROOT, "%.0f", amount)
                        : String.format(Locale.ROOT, "%.1f", amount);
    }
}
