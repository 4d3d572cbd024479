package dev.fovea.load.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws what a fleet needs against the number of cameras, from 10 to 1,000,000, both axes logarithmic. */
public final class PlanChart {

    private static final List<Long> CAMERAS = LongStream.of(
                    10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
                    1_000_000)
            .boxed()
            .toList();

    private PlanChart() {}

    /** Writes an SVG. */
    public static void write(Path file, Workload workload, String model, Optional<String> gpu, Costs costs)
            throws IOException {
        List<CapacityPlan> plans = CAMERAS.stream()
                .map(n -> CapacityPlan.of(workload.with(n), model, gpu, costs))
                .toList();
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(560)
                .title("%s at %s fps%s"
                        .formatted(
                                model,
                                CapacityPlan.number(workload.framesPerSecond()),
                                gpu.map(g -> " on " + g).orElse("")))
                .xAxisTitle("cameras")
                .yAxisTitle("needed")
                .build();
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setYAxisLogarithmic(true)
                .setLegendPosition(LegendPosition.InsideNW);
        line(
                chart,
                "cores (ingest, inference, query)",
                plans,
                p -> (p.ingestCores() + p.inferenceCores() + p.queryCores()) / CapacityPlan.MARGIN);
        line(chart, "brokers", plans, CapacityPlan::brokers);
        line(chart, "broker disk, TB", plans, p -> p.diskBytes() / 1e12);
        if (gpu.isPresent()) {
            line(chart, "GPUs", plans, CapacityPlan::gpuCount);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart, out, "svg");
        }
    }

    private static void line(
            XYChart chart, String name, List<CapacityPlan> plans, ToDoubleFunction<CapacityPlan> value) {
        chart.addSeries(name, CAMERAS, plans.stream().map(value::applyAsDouble).toList());
    }
}
