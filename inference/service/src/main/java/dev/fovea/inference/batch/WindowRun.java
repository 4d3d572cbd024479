package dev.fovea.inference.batch;

import dev.fovea.inference.engine.Answer;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.model.Model;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Embedding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One window's way through the network: in full batches, and where one fails, its frames again one by one, so that only the
 * frame that cannot be classified is lost. Used once.
 */
final class WindowRun {

    private final Turn turn;
    private final Model model;
    private final ByteBuffer pixels;
    private final float[] probabilities;
    private final int labels;
    private final int dimensions;
    private final float[] embeddings;
    private final Map<Slots, String> failures = new LinkedHashMap<>();

    WindowRun(Turn turn, ByteBuffer pixels, int slots) {
        this.turn = turn;
        this.model = turn.model();
        this.pixels = pixels;
        this.labels = model.labels().labels().size();
        this.probabilities = new float[slots * labels];
        this.dimensions = Objects.requireNonNullElse(model.card().embedding(), 0);
        this.embeddings = new float[slots * dimensions];
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
                run(batch, frames);
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
                run(batch, List.of(frame));
            }
        } catch (InferenceException e) {
            model.engine().probabilities(ByteBuffer.allocateDirect(model.slotBytes()), 1);
            failures.put(frame, String.valueOf(e.getMessage()));
        }
    }

    private void run(Range batch, List<Slots> frames) throws InferenceException {
        ByteBuffer input = pixels.slice(batch.first() * model.slotBytes(), batch.count() * model.slotBytes());
        long start = System.nanoTime();
        Answer answer = model.engine().answer(input, batch.count());
        long end = System.nanoTime();
        turn.figures().computed(batch.count(), end - start);
        if (turn.tracing().isOn()) {
            List<@Nullable String> parents = new ArrayList<>();
            frames.forEach(slots -> parents.add(turn.frame(slots).headers().traceparent()));
            turn.tracing().batch(model.ref().path(), batch.count(), parents, start, end);
        }
        float[] rows = answer.probabilities();
        System.arraycopy(rows, 0, probabilities, batch.first() * labels, rows.length);
        float[] seen = answer.embeddings();
        if (dimensions > 0 && seen != null) {
            System.arraycopy(seen, 0, embeddings, batch.first() * dimensions, seen.length);
        }
    }

    /** The network's answer, [slots,K] row by row; undefined for frames that were not filled or failed. */
    float[] probabilities() {
        return probabilities;
    }

    /** A region with the embedding of its slot, where the network gives embeddings. */
    ClassifiedRegion embedded(ClassifiedRegion region, int slot) {
        if (dimensions == 0) {
            return region;
        }
        return Embedding.encode(embeddings, slot * dimensions, dimensions)
                .map(region::withEmbedding)
                .orElse(region);
    }

    /** What the engine said of a frame on which it failed alone. */
    Optional<String> failure(Slots frame) {
        return Optional.ofNullable(failures.get(frame));
    }
}
