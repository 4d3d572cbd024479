package dev.fovea.inference.batch;

import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.metrics.ModelFigures;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.tracing.Tracing;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One set of frames on its way through the network. Each outcome is written once, by the lane that has its frame, and read when all
 * lanes have ended.
 */
final class Turn {

    private final Model model;
    private final List<Arrival> arrivals;
    private final ModelFigures figures;
    private final Tracing tracing;
    private final long taken;
    private final @Nullable Outcome[] outcomes;

    /** @param taken when the frames were taken, by {@link System#nanoTime} */
    Turn(Model model, List<Arrival> arrivals, ModelFigures figures, Tracing tracing, long taken) {
        this.model = model;
        this.arrivals = arrivals;
        this.figures = figures;
        this.tracing = tracing;
        this.taken = taken;
        this.outcomes = new Outcome[arrivals.size()];
    }

    Model model() {
        return model;
    }

    ModelFigures figures() {
        return figures;
    }

    Tracing tracing() {
        return tracing;
    }

    /** By {@link System#nanoTime}. */
    long taken() {
        return taken;
    }

    Arrival.Frame frame(Slots slots) {
        return (Arrival.Frame) arrivals.get(slots.frame());
    }

    void outcome(int arrival, Outcome outcome) {
        outcomes[arrival] = outcome;
    }

    /** One for each arrival. */
    List<Outcome> outcomes() {
        return Arrays.stream(outcomes).map(Turn::present).toList();
    }

    private static Outcome present(@Nullable Outcome outcome) {
        if (outcome == null) {
            throw new IllegalStateException("an arrival has no outcome: a fault of the planning of windows");
        }
        return outcome;
    }
}
