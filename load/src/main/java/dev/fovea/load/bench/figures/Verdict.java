package dev.fovea.load.bench.figures;

/**
 * What became of one accepted ratio.
 *
 * @param name of the figure
 * @param kind whether it is worse
 * @param text for a person: both ratios and the noise that was allowed
 */
public record Verdict(String name, Kind kind, String text) {

    /** The ways in which a ratio can stand to the accepted one. */
    public enum Kind {
        /** Within the noise. */
        SAME,
        /** Better by more than the noise. */
        BETTER,
        /** Worse by more than the noise. */
        WORSE,
        /** Was accepted and is no longer measured. */
        MISSING,
        /** Is measured and was never accepted. */
        NEW
    }
}
