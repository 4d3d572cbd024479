package dev.fovea.load.bench.report;

import dev.fovea.load.bench.figures.Curve;
import dev.fovea.load.bench.figures.Figure;
import dev.fovea.load.bench.figures.Report;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** Draws a report as SVG: its ratios as bars with their spread, and each of its curves. */
final class ReportCharts {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 560;

    private ReportCharts() {}

    /** Writes {@code <bench>.svg} with the ratios and {@code <bench>-1.svg} and so on with the curves. */
    static void write(Report report, Path folder) throws IOException {
        if (!report.figures().isEmpty()) {
            save(ratios(report), folder.resolve(report.bench() + ".svg"));
        }
        int number = 0;
        for (Curve curve : report.curves()) {
            number++;
            save(lines(curve), folder.resolve(report.bench() + "-" + number + ".svg"));
        }
    }

    private static CategoryChart ratios(Report report) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("bench " + report.bench() + ": ours ÷ theirs, "
                        + report.machine().cpu())
                .yAxisTitle("ratio")
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setXAxisLabelRotation(30);
        List<Figure> figures = report.figures();
        chart.addSeries(
                "ratio",
                figures.stream().map(Figure::name).toList(),
                figures.stream().map(f -> f.ratio().median()).toList(),
                figures.stream().map(f -> f.ratio().spread()).toList());
        return chart;
    }

    private static XYChart lines(Curve curve) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(curve.title())
                .xAxisTitle(curve.x())
                .yAxisTitle(curve.y())
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setYAxisMin(0.0);
        new TreeMap<>(curve.lines()).forEach((name, values) -> chart.addSeries(name, curve.loads(), values));
        return chart;
    }

    private static void save(Chart<?, ?> chart, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart, out, "svg");
        }
    }
}
