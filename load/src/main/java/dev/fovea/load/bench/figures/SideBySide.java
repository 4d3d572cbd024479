package dev.fovea.load.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two sides measured in turn, theirs, ours, ours, theirs, and so on, so that whatever drifts or disturbs meets both.
 *
 * @param ours in the order of measurement
 * @param theirs each the neighbour of ours at the same place
 */
public record SideBySide(List<Round> ours, List<Round> theirs) {

    /** One side of the comparison. */
    @FunctionalInterface
    public interface Side {
        Round measure() throws Exception;
    }

    public SideBySide {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
    }

    /**
     * Measures.
     *
     * @param repeat how often A B B A, ≥ 1; each gives two pairs
     */
    public static SideBySide measure(int repeat, Side ours, Side theirs) throws Exception {
        List<Round> mine = new ArrayList<>();
        List<Round> others = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            others.add(theirs.measure());
            mine.add(ours.measure());
            mine.add(ours.measure());
            others.add(theirs.measure());
        }
        return new SideBySide(mine, others);
    }

    /** Compares units a second; more is better. */
    public Figure rate(String name, String meaning, String unit, @Nullable Double goal) {
        return figure(name, meaning, unit + "/s", Better.HIGHER, goal, Round::rate);
    }

    /** Compares processor time a unit; less is better. */
    public Figure cpu(String name, String meaning, String unit, @Nullable Double goal) {
        return figure(name, meaning, "CPU ms/" + unit, Better.LOWER, goal, Round::cpuMillis);
    }

    private Figure figure(
            String name,
            String meaning,
            String unit,
            Better better,
            @Nullable Double goal,
            ToDoubleFunction<Round> value) {
        return Figure.of(name, meaning, unit, better, goal, values(ours, value), values(theirs, value));
    }

    private static List<Double> values(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().map(value::applyAsDouble).toList();
    }
}
