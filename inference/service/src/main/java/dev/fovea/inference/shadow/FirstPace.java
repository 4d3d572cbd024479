package dev.fovea.inference.shadow;

import dev.fovea.inference.metrics.InferenceMetrics;
import dev.fovea.inference.stream.Pace;

/**
 * The pace of the stream that counts: it never rests, and lets the shadow know when it has something to do.
 *
 * @param courtesy of the shadow
 */
public record FirstPace(InferenceMetrics metrics, Courtesy courtesy) implements Pace {

    @Override
    public void taken(int frames) {
        metrics.pending(frames);
        courtesy.busy(frames > 0);
    }

    @Override
    public void answered(int frames, long nanos) {
        metrics.pending(-frames);
    }

    @Override
    public boolean takesAhead() {
        return true;
    }

    @Override
    public void rest() {
        // Frames may be waiting.
    }

    @Override
    public void end() {
        courtesy.busy(false);
    }
}
