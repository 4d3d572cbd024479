package dev.fovea.inference.batch;

import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.metrics.InferenceMetrics;
import dev.fovea.inference.model.Model;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One window's way through the network: in full batches, and where one fails, its frames again one by one, so that only the
 * frame that cannot be classified is lost. Used once.
 */
final class WindowRun {

    private final Model model;
    private final InferenceMetrics metrics;
    private final ByteBuffer pixels;
    private final float[] probabilities;
    private final int labels;
    private final Map<Slots, String> failures = new LinkedHashMap<>();

    WindowRun(Model model, InferenceMetrics metrics, ByteBuffer pixels, int slots) {
        this.model = model;
        this.metrics = metrics;
        this.pixels = pixels;
        this.labels = model.labels().labels().size();
        this.probabilities = new float[slots * labels];
    }

    /**
     * Runs the network over the frames whose slots are filled.
     *
     * @throws InferenceException if the network fails on an empty picture as well: then no frame is to blame
     */
    void run(Window window, Set<Slots> filled) throws InferenceException {
        Set<Slots> suspects = new LinkedHashSet<>();
        for (Range batch : Range.cut(0, window.slots(), model.maxBatch())) {
            List<Slots> frames = filled.stream().filter(batch::overlaps).toList();
            if (frames.isEmpty()) {
                continue;
            }
            try {
                run(batch);
            } catch (InferenceException e) {
                suspects.addAll(frames);
            }
        }
        for (Slots suspect : suspects) {
            runAlone(suspect);
        }
    }

    private void runAlone(Slots frame) throws InferenceException {
        try {
            for (Range batch : Range.cut(frame.first(), frame.count(), model.maxBatch())) {
                run(batch);
            }
        } catch (InferenceException e) {
            model.engine().probabilities(ByteBuffer.allocateDirect(model.slotBytes()), 1);
            failures.put(frame, String.valueOf(e.getMessage()));
        }
    }

    private void run(Range batch) throws InferenceException {
        ByteBuffer input = pixels.slice(batch.first() * model.slotBytes(), batch.count() * model.slotBytes());
        long start = System.nanoTime();
        float[] answer = model.engine().probabilities(input, batch.count());
        metrics.computed(batch.count(), System.nanoTime() - start);
        System.arraycopy(answer, 0, probabilities, batch.first() * labels, answer.length);
    }

    /** The network's answer, [slots,K] row by row; undefined for frames that were not filled or failed. */
    float[] probabilities() {
        return probabilities;
    }

    /** What the engine said of a frame on which it failed alone. */
    Optional<String> failure(Slots frame) {
        return Optional.ofNullable(failures.get(frame));
    }
}
