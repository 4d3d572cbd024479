package dev.fovea.inference.batch;

import dev.fovea.inference.batch.WindowDecoder.Decoding;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.metrics.InferenceMetrics;
import dev.fovea.inference.metrics.ModelFigures;
import dev.fovea.inference.model.Model;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Classifies whatever has arrived: one outcome for each arrival, in the same order. While the network works on one window of
 * frames, the next is decoded into a second buffer. Not thread-safe: it keeps both buffers from call to call.
 */
public final class FrameClassifier {

    /** So that the regions of neighbouring frames fill the network's batches to the last. */
    private static final int BATCHES_A_WINDOW = 2;

    private final WindowDecoder decoder;
    private final Triage triage;
    private final InferenceMetrics metrics;
    private final Clock clock;
    private final Pixels[] buffers = {new Pixels(), new Pixels()};

    /** @param pool decodes; stays the caller's */
    public FrameClassifier(ExecutorService pool, Freshness freshness, InferenceMetrics metrics, Clock clock) {
        this.decoder = new WindowDecoder(pool);
        this.triage = new Triage(freshness, clock);
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Classifies arrivals.
     *
     * @param model used for all of them
     * @throws InferenceException if the network fails on everything; no outcome is known then
     */
    public List<Outcome> classify(Model model, List<Arrival> arrivals) throws InferenceException {
        return answer(new Turn(model, arrivals, metrics.model(model.ref()), System.nanoTime()));
    }

    /**
     * One call's work.
     *
     * @param taken when it began, by {@link System#nanoTime}
     */
    private record Turn(Model model, List<Arrival> arrivals, ModelFigures figures, long taken) {

        Arrival.Frame frame(Slots slots) {
            return (Arrival.Frame) arrivals.get(slots.frame());
        }
    }

    private List<Outcome> answer(Turn turn) throws InferenceException {
        Model model = turn.model();
        List<Arrival> arrivals = turn.arrivals();
        @Nullable Outcome[] outcomes = new Outcome[arrivals.size()];
        int[] regions = new int[arrivals.size()];
        for (int i = 0; i < arrivals.size(); i++) {
            switch (arrivals.get(i)) {
                case Arrival.Malformed malformed ->
                    outcomes[i] = new Outcome.Rejected(Reason.POISON, malformed.error());
                case Arrival.Replayed replayed -> outcomes[i] = new Outcome.Rejected(Reason.REPLAYED, replayed.error());
                case Arrival.Frame frame
                when frame.headers().regions().isEmpty() -> outcomes[i] = withoutRegions(model, frame);
                case Arrival.Frame frame ->
                    regions[i] = frame.headers().regions().size();
            }
        }
        classify(turn, Window.plan(FairOrder.of(arrivals), regions, BATCHES_A_WINDOW * model.maxBatch()), outcomes);
        return Arrays.stream(outcomes).map(FrameClassifier::present).toList();
    }

    private Outcome withoutRegions(Model model, Arrival.Frame frame) {
        Optional<Outcome.Rejected> refusal = triage.refusal(frame);
        return refusal.isPresent() ? refusal.get() : new Outcome.Classified(detection(model, frame, List.of()));
    }

    private void classify(Turn turn, List<Window> windows, @Nullable Outcome[] outcomes) throws InferenceException {
        @Nullable Decoding next = windows.isEmpty() ? null : decode(turn, windows, 0);
        try {
            for (int i = 0; next != null; i++) {
                Decoding decoded = next;
                List<Optional<Outcome.Rejected>> refusals = decoded.await();
                next = i + 1 < windows.size() ? decode(turn, windows, i + 1) : null;
                classify(turn, decoded, refusals, outcomes);
            }
        } finally {
            if (next != null) {
                // The network failed: nobody may still write into a buffer when the next call begins.
                next.await();
            }
        }
    }

    private Decoding decode(Turn turn, List<Window> windows, int place) {
        Window window = windows.get(place);
        List<Arrival.Frame> frames = window.frames().stream().map(turn::frame).toList();
        long bytes = (long) window.slots() * turn.model().slotBytes();
        return decoder.start(
                turn.model(), window, frames, buffers[place % 2].atLeast(bytes), triage, turn.figures(), turn.taken());
    }

    private void classify(
            Turn turn, Decoding decoded, List<Optional<Outcome.Rejected>> refusals, @Nullable Outcome[] outcomes)
            throws InferenceException {
        Set<Slots> filled = new LinkedHashSet<>();
        for (int i = 0; i < refusals.size(); i++) {
            Slots slots = decoded.window().frames().get(i);
            Optional<Outcome.Rejected> refusal = refusals.get(i);
            if (refusal.isPresent()) {
                outcomes[slots.frame()] = refusal.get();
            } else {
                filled.add(slots);
            }
        }
        WindowRun run = new WindowRun(
                turn.model(), turn.figures(), decoded.pixels(), decoded.window().slots());
        run.run(decoded.window(), filled);
        long computed = System.nanoTime();
        for (Slots slots : filled) {
            outcomes[slots.frame()] = outcome(turn.model(), turn.frame(slots), slots, run);
            turn.figures().answered(System.nanoTime() - turn.taken());
        }
        turn.figures().output(System.nanoTime() - computed);
    }

    private Outcome outcome(Model model, Arrival.Frame frame, Slots slots, WindowRun run) {
        Optional<String> failure = run.failure(slots);
        if (failure.isPresent()) {
            return new Outcome.Rejected(Reason.INFERENCE_ERROR, failure.get());
        }
        List<Region> regions = frame.headers().regions();
        List<ClassifiedRegion> classified = new ArrayList<>(regions.size());
        try {
            for (int i = 0; i < regions.size(); i++) {
                int slot = slots.first() + i;
                classified.add(run.embedded(model.labels().apply(regions.get(i), run.probabilities(), slot), slot));
            }
        } catch (IllegalArgumentException e) {
            return new Outcome.Rejected(Reason.INFERENCE_ERROR, String.valueOf(e.getMessage()));
        }
        return new Outcome.Classified(detection(model, frame, classified));
    }

    private Detection detection(Model model, Arrival.Frame frame, List<ClassifiedRegion> regions) {
        return new Detection(
                frame.camera(),
                frame.headers().epoch(),
                frame.headers().seq(),
                frame.headers().capturedAt(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                frame.place(),
                frame.headers().width(),
                frame.headers().height(),
                model.ref(),
                regions);
    }

    private static Outcome present(@Nullable Outcome outcome) {
        if (outcome == null) {
            throw new IllegalStateException("an arrival has no outcome: a fault of the planning of windows");
        }
        return outcome;
    }
}
