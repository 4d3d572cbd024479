package dev.fovea.inference.batch;

import dev.fovea.inference.batch.WindowDecoder.Decoding;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.frames.Arrival;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes windows through decoding and network, one after another. Where lanes are fewer than cores, the others decode the next window
 * while the network works on this one; where each core has a lane of its own, it does everything itself and nobody waits for anybody.
 * Keeps its buffers from set to set; for one thread at a time.
 */
final class Lane {

    private final WindowDecoder decoder;
    private final Detections detections;
    private final boolean ahead;
    private final Pixels[] buffers = {new Pixels(), new Pixels()};
    private int started;

    /** @param ahead whether the next window is decoded while the network works on this one */
    Lane(WindowDecoder decoder, Detections detections, boolean ahead) {
        this.decoder = decoder;
        this.detections = detections;
        this.ahead = ahead;
    }

    /**
     * Goes on until no window is left.
     *
     * @throws InferenceException if the network fails on everything; no outcome of this set counts then
     */
    void run(Turn turn, WindowQueue windows) throws InferenceException {
        @Nullable Decoding next = decode(turn, windows);
        try {
            while (next != null) {
                Decoding decoded = next;
                List<Optional<Outcome.Rejected>> refusals = decoded.await();
                next = ahead ? decode(turn, windows) : null;
                classify(turn, decoded, refusals);
                next = ahead ? next : decode(turn, windows);
            }
        } finally {
            if (next != null) {
                // The network failed: nobody may still write into a buffer when the next set begins.
                next.await();
            }
        }
    }

    private @Nullable Decoding decode(Turn turn, WindowQueue windows) {
        Optional<Window> next = windows.next();
        if (next.isEmpty()) {
            return null;
        }
        Window window = next.get();
        List<Arrival.Frame> frames = window.frames().stream().map(turn::frame).toList();
        long bytes = (long) window.slots() * turn.model().slotBytes();
        started++;
        // The other buffer is the one that the network works on.
        return decoder.start(turn, window, frames, buffers[started & 1].atLeast(bytes));
    }

    private void classify(Turn turn, Decoding decoded, List<Optional<Outcome.Rejected>> refusals)
            throws InferenceException {
        Set<Slots> filled = new LinkedHashSet<>();
        for (int i = 0; i < refusals.size(); i++) {
            Slots slots = decoded.window().frames().get(i);
            Optional<Outcome.Rejected> refusal = refusals.get(i);
            if (refusal.isPresent()) {
                turn.outcome(slots.frame(), refusal.get());
            } else {
                filled.add(slots);
            }
        }
        WindowRun run = new WindowRun(turn, decoded.pixels(), decoded.window().slots());
        run.run(decoded.window(), filled);
        long computed = System.nanoTime();
        for (Slots slots : filled) {
            turn.outcome(slots.frame(), detections.outcome(turn.model(), turn.frame(slots), slots, run));
            long answered = System.nanoTime();
            turn.figures().answered(answered - turn.taken());
            turn.tracing().step("output", turn.frame(slots).headers().traceparent(), computed, answered);
        }
        turn.figures().output(System.nanoTime() - computed);
    }
}
