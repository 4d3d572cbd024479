package dev.fovea.resnet.paper;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One network as it is counted here, beside what was published.
 *
 * @param architecture its name
 * @param layers counted on the longest way, as in the paper's names
 * @param parameters learned values
 * @param multiplyAdds of one forward pass of one picture
 * @param outputs shape after each top-level layer or stage
 * @param paper what was published
 * @param disagreements where a published figure is not the rounded count; empty where all agree
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Comparison(
        String architecture,
        int layers,
        long parameters,
        long multiplyAdds,
        List<Output> outputs,
        PaperFigure paper,
        List<String> disagreements) {

    /**
     * One row of the paper's table 1.
     *
     * @param layer its name, as torchvision has it
     * @param shape channels×height×width after it
     * @param parameters learned values in it
     * @param multiplyAdds of it
     */
    public record Output(String layer, String shape, long parameters, long multiplyAdds) {}

    /** Counts one network and compares. */
    public static Comparison of(PaperFigure paper) {
        Architecture network = Architectures.named(paper.architecture(), paper.labels());
        return new Comparison(
                network.name(),
                network.depth(),
                network.parameters(),
                network.multiplyAdds(),
                OutputRows.of(network),
                paper,
                disagreements(network, paper));
    }

    /** Whether something disagrees that nobody has explained. */
    public boolean unexplained() {
        return !disagreements.isEmpty() && paper.explanation() == null;
    }

    private static List<String> disagreements(Architecture network, PaperFigure paper) {
        List<String> found = new ArrayList<>();
        compare("billion multiply-adds", network.multiplyAdds() / 1e9, paper.billionMultiplyAdds(), found);
        compare("million parameters", network.parameters() / 1e6, paper.millionParameters(), found);
        Long exact = paper.exactParameters();
        if (exact != null && exact != network.parameters()) {
            found.add("%,d parameters, published %,d".formatted(network.parameters(), exact));
        }
        return found;
    }

    /** A published figure agrees when it is the count rounded to as many decimals as it has. */
    private static void compare(String what, double counted, @Nullable Double published, List<String> found) {
        if (published != null) {
            int decimals = Math.max(1, BigDecimal.valueOf(published).scale());
            if (Math.abs(counted - published) > 0.5 * Math.pow(10, -decimals)) {
                found.add("%.2f %s, paper %s".formatted(counted, what, published));
            }
        }
    }
}
