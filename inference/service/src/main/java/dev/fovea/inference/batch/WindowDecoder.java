package dev.fovea.inference.batch;

import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.metrics.ModelFigures;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.model.UnreadablePictureException;
import dev.fovea.topics.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** Decodes a window's frames in parallel, each into its own slots; one that cannot be decoded harms no other. */
final class WindowDecoder {

    private static final Logger LOG = Logger.getLogger(WindowDecoder.class);

    private final Executor pool;
    private final Triage triage;

    /**
     * @param pool for computing
     * @param triage says what is wrong with a frame before its turn, for instance that it is stale
     */
    WindowDecoder(Executor pool, Triage triage) {
        this.pool = pool;
        this.triage = triage;
    }

    /** A window under decoding: for each of its frames, in order, why it was refused, or empty if its slots are filled. */
    record Decoding(Window window, ByteBuffer pixels, List<CompletableFuture<Optional<Outcome.Rejected>>> frames) {

        /** Waits until no thread writes into the pixels any more. */
        List<Optional<Outcome.Rejected>> await() {
            return frames.stream().map(CompletableFuture::join).toList();
        }
    }

    /**
     * Begins to decode.
     *
     * @param frames the window's, in its order
     * @param pixels for all of the window's slots; untouched by others until {@link Decoding#await} has returned
     */
    Decoding start(Turn turn, Window window, List<Arrival.Frame> frames, ByteBuffer pixels) {
        List<CompletableFuture<Optional<Outcome.Rejected>>> results = new ArrayList<>(frames.size());
        for (int i = 0; i < frames.size(); i++) {
            Arrival.Frame frame = frames.get(i);
            int first = window.frames().get(i).first();
            results.add(CompletableFuture.supplyAsync(
                    () -> {
                        long begun = System.nanoTime();
                        turn.figures().queued(begun - turn.taken());
                        Optional<Outcome.Rejected> refusal = triage.refusal(frame)
                                .or(() -> decode(turn.model(), frame, pixels, first, turn.figures()));
                        String traceparent = frame.headers().traceparent();
                        turn.tracing().step("queue", traceparent, turn.taken(), begun);
                        turn.tracing().step("decode", traceparent, begun, System.nanoTime());
                        return refusal;
                    },
                    pool));
        }
        return new Decoding(window, pixels, results);
    }

    private static Optional<Outcome.Rejected> decode(
            Model model, Arrival.Frame frame, ByteBuffer pixels, int first, ModelFigures figures) {
        long start = System.nanoTime();
        try {
            model.readers().lend(reader -> {
                reader.regions(frame.picture(), frame.headers().regions(), pixels, first);
                return first;
            });
            figures.decoded(System.nanoTime() - start);
            return Optional.empty();
        } catch (UnreadablePictureException e) {
            return Optional.of(new Outcome.Rejected(e.reason(), e.error()));
        } catch (RuntimeException e) {
            // Not foreseen, so the log gets all of it; the frames beside it must not suffer.
            try (LogFields _ = LogFields.of(frame)) {
                LOG.errorf(
                        e,
                        "cannot decode camera=%s epoch=%d seq=%d",
                        frame.camera(),
                        frame.headers().epoch(),
                        frame.headers().seq());
            }
            return Optional.of(new Outcome.Rejected(Reason.DECODE_ERROR, e.toString()));
        }
    }
}
