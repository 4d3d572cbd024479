package dev.fovea.resnet.evaluation;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** Draws a confusion matrix: rows are what pictures show, columns what the network said, colours the share of the row. */
public final class ConfusionChart {

    private static final int CELL = 56;
    private static final int MARGIN = 220;
    private static final int MOST_WITH_VALUES = 20;

    private ConfusionChart() {}

    /** Writes an SVG. */
    public static void write(Evaluation evaluation, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart(evaluation), out, "svg");
        }
    }

    private static HeatMapChart chart(Evaluation evaluation) {
        List<String> labels =
                evaluation.labels().stream().map(Evaluation.LabelFigures::label).toList();
        int side = MARGIN + CELL * labels.size();
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(side)
                .height(side)
                .title("%s: %.2f %% error on %d pictures"
                        .formatted(
                                String.join(" + ", evaluation.packages()),
                                100 * evaluation.error(),
                                evaluation.pictures()))
                .xAxisTitle("said")
                .yAxisTitle("shown")
                .build();
        chart.getStyler().setRangeColors(new Color[] {Color.WHITE, new Color(0x1f, 0x4e, 0x79)});
        chart.getStyler().setMin(0).setMax(100);
        chart.getStyler().setShowValue(labels.size() <= MOST_WITH_VALUES);
        chart.getStyler().setHeatMapDecimalValueFormatter(share -> share.equals(0d) ? "" : "%.1f".formatted(share));
        chart.getStyler().setXAxisLabelRotation(45);
        // Small enough that XChart leaves out no label.
        chart.getStyler().setXAxisTickMarkSpacingHint(CELL / 2).setYAxisTickMarkSpacingHint(CELL / 2);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        // XChart counts rows from the bottom; a confusion matrix is read from the top.
        chart.addSeries("per cent of the row", labels, labels.reversed(), cells(evaluation.confusion()));
        return chart;
    }

    private static List<Number[]> cells(long[][] confusion) {
        List<Number[]> cells = new ArrayList<>();
        for (int shown = 0; shown < confusion.length; shown++) {
            long sum = Math.max(1, Arrays.stream(confusion[shown]).sum());
            for (int said = 0; said < confusion.length; said++) {
                cells.add(new Number[] {said, confusion.length - 1 - shown, 100.0 * confusion[shown][said] / sum});
            }
        }
        return cells;
    }
}
