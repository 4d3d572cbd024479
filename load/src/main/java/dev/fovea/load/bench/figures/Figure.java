package dev.fovea.load.bench.figures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison: ours against theirs, measured in turn in one run.
 *
 * @param name unique in its report, the same from run to run
 * @param meaning what is divided by what, in words
 * @param unit of both series
 * @param better which way the ratio improves
 * @param goal that the ratio is to reach; null where none is set
 * @param ours what Fovea did
 * @param theirs what it is compared with
 * @param ratio ours ÷ theirs, for each pair of neighbouring measurements, so that a drift of the machine cancels out
 */
public record Figure(
        String name,
        String meaning,
        String unit,
        Better better,
        @Nullable Double goal,
        Series ours,
        Series theirs,
        Series ratio) {

    /**
     * Divides each of ours by its neighbour of theirs.
     *
     * @throws IllegalArgumentException if the series are not of equal length, or theirs holds a 0
     */
    public static Figure of(
            String name,
            String meaning,
            String unit,
            Better better,
            @Nullable Double goal,
            List<Double> ours,
            List<Double> theirs) {
        if (ours.size() != theirs.size()) {
            throw new IllegalArgumentException(ours.size() + " values against " + theirs.size() + " of " + name);
        }
        List<Double> ratios = new ArrayList<>(ours.size());
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return new Figure(name, meaning, unit, better, goal, new Series(ours), new Series(theirs), new Series(ratios));
    }

    /** Whether the median ratio reaches the goal; true where none is set. */
    public boolean reachesGoal() {
        return goal == null || better.reaches(ratio.median(), goal);
    }
}
