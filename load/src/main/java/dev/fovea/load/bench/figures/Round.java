package dev.fovea.load.bench.figures;

/**
 * One measurement of one side.
 *
 * @param units of work done, such as frames; more than 0
 * @param seconds by the clock, more than 0
 * @param cpuSeconds of processor time that the measured processes used, all their threads together
 */
public record Round(double units, double seconds, double cpuSeconds) {

    public Round {
        if (!(units > 0 && seconds > 0 && cpuSeconds >= 0)) {
            throw new IllegalArgumentException(units + " units in " + seconds + " s with " + cpuSeconds
                    + " s of processor time; accepted: work and time above 0");
        }
    }

    /** Units a second. */
    public double rate() {
        return units / seconds;
    }

    /** Milliseconds of processor time a unit. */
    public double cpuMillis() {
        return 1000 * cpuSeconds / units;
    }
}
