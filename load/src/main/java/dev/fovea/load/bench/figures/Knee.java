package dev.fovea.load.bench.figures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the load up to which a system keeps its promise. */
public final class Knee {

    /**
     * What was seen at one load.
     *
     * @param load such as a number of cameras
     * @param lateness how long the slowest twentieth took, seconds
     * @param lost share of the work that was given up, 0 to 1
     */
    public record Step(int load, double lateness, double lost) {}

    /**
     * What is promised.
     *
     * @param lateness the most, seconds
     * @param lost the most, 0 to 1
     */
    public record Limit(double lateness, double lost) {

        /** Whether what was seen keeps to it. */
        public boolean holds(Step step) {
            return step.lateness() <= lateness && step.lost() <= lost;
        }
    }

    private Knee() {}

    /**
     * The greatest load before the first at which the limit is broken; a later step that holds again is luck and does
     * not count. Empty if the first step breaks it already.
     *
     * @param steps in rising order of load
     */
    public static OptionalInt carried(List<Step> steps, Limit limit) {
        OptionalInt carried = OptionalInt.empty();
        for (Step step : steps) {
            if (!limit.holds(step)) {
                break;
            }
            carried = OptionalInt.of(step.load());
        }
        return carried;
    }

    /** The first step that breaks the limit; empty while all hold. */
    public static Optional<Step> broken(List<Step> steps, Limit limit) {
        return steps.stream().filter(s -> !limit.holds(s)).findFirst();
    }
}
