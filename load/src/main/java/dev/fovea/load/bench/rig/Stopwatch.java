package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.figures.Round;

/** Measures one round of some processes: the clock and their processor time, from its making to {@link #stop}. */
public final class Stopwatch {

    private final ProcessorTime processor;
    private final double cpuBefore;
    private final long start;

    private Stopwatch(ProcessorTime processor) {
        this.processor = processor;
        this.cpuBefore = processor.seconds();
        this.start = System.nanoTime();
    }

    public static Stopwatch start(ProcessorTime processor) {
        return new Stopwatch(processor);
    }

    /** Seconds since the start. */
    public double elapsed() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** The round that ends now. */
    public Round stop(double units) {
        return new Round(units, elapsed(), processor.seconds() - cpuBefore);
    }
}
