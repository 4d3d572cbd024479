package dev.fovea.load.bench.figures;

/** Which way a ratio improves. */
public enum Better {
    HIGHER,
    LOWER;

    /** By how much {@code now} is worse than {@code before}; negative where it is better. */
    public double worsening(double before, double now) {
        return this == HIGHER ? before - now : now - before;
    }

    /** Whether a ratio reaches a goal. */
    public boolean reaches(double ratio, double goal) {
        return this == HIGHER ? ratio >= goal : ratio <= goal;
    }
}
