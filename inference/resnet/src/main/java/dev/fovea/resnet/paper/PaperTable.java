package dev.fovea.resnet.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The comparison as text for a terminal. */
public final class PaperTable {

    private PaperTable() {}

    /** One line for each network, then the explanations and what the columns mean. */
    public static List<String> overview(List<Comparison> comparisons) {
        List<String> lines = new ArrayList<>();
        lines.add(row("network", "layers", "parameters", "published", "multiply-adds", "paper", "paper's error"));
        List<String> notes = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            String mark = "";
            if (!comparison.disagreements().isEmpty()) {
                String explanation = comparison.paper().explanation();
                notes.add("[%d] %s: %s: %s"
                        .formatted(
                                notes.size() + 1,
                                comparison.architecture(),
                                String.join("; ", comparison.disagreements()),
                                explanation == null ? "NOT EXPLAINED" : explanation));
                mark = " [" + notes.size() + "]";
            }
            lines.add(row(comparison, mark));
        }
        lines.add("");
        lines.addAll(notes);
        lines.add("The paper's \"FLOPs\" are multiply-adds, of convolutions and fully connected layers alone.");
        lines.add("resnet-18 and resnet-34 have option B shortcuts; the stride is in the first 1×1 but for v1.5.");
        return lines;
    }

    /** Every stage of one network, as in the paper's table 1. */
    public static List<String> stages(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("%-26s %-14s %14s %16s".formatted("layer", "output", "parameters", "multiply-adds"));
        for (Comparison.Output output : comparison.outputs()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-26s %-14s %,14d %,16d",
                    output.layer(),
                    output.shape(),
                    output.parameters(),
                    output.multiplyAdds()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%-26s %-14s %,14d %,16d",
                comparison.architecture(),
                comparison.layers() + " layers",
                comparison.parameters(),
                comparison.multiplyAdds()));
        return lines;
    }

    private static String row(Comparison comparison, String mark) {
        PaperFigure paper = comparison.paper();
        Long exact = paper.exactParameters();
        Double millions = paper.millionParameters();
        Double billions = paper.billionMultiplyAdds();
        String error = paper.error();
        return row(
                comparison.architecture() + mark,
                Integer.toString(comparison.layers()),
                String.format(Locale.ROOT, "%,d", comparison.parameters()),
                exact != null ? "the same" : millions != null ? millions + " M" : "–",
                String.format(Locale.ROOT, "%.4f G", comparison.multiplyAdds() / 1e9),
                billions != null ? billions + " G" : "–",
                error == null ? "–" : error);
    }

    private static String row(String... cells) {
        return "%-20s %6s %14s %10s %14s %8s  %s".formatted((Object[]) cells).stripTrailing();
    }
}
