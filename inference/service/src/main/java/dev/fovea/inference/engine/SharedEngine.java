package dev.fovea.inference.engine;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * A network that takes as many batches at once as it has lanes, in which pictures from elsewhere fill the places that the stream's
 * batches leave free. Whoever has a turn takes along all that wait, so that many callers with a picture each make one batch, and no
 * thread waits for company. Thread-safe.
 */
public final class SharedEngine implements Engine {

    private final Engine engine;
    private final int slotBytes;
    private final int maxBatch;
    /** As many as lanes; whoever waits first has one first. */
    private final Semaphore turns;

    private final Deque<Rider> waiting = new ConcurrentLinkedDeque<>();
    /** Where batches are put together, each used in one turn at a time. */
    private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

    /**
     * @param engine becomes this object's to close
     * @param slotBytes of one picture
     * @param maxBatch the most pictures of a batch
     */
    public SharedEngine(Engine engine, int slotBytes, int maxBatch) {
        this.engine = engine;
        this.slotBytes = slotBytes;
        this.maxBatch = maxBatch;
        this.turns = new Semaphore(engine.lanes(), true);
    }

    /**
     * One picture that waits for a place.
     *
     * @param row its answer, or on what the network failed
     */
    private record Rider(ByteBuffer pixels, CompletableFuture<float[]> row) {

        private Rider(ByteBuffer pixels) {
            this(pixels, new CompletableFuture<>());
        }
    }

    @Override
    public int lanes() {
        return engine.lanes();
    }

    @Override
    public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
        return answer(pixels, count).probabilities();
    }

    @Override
    public Answer answer(ByteBuffer pixels, int count) throws InferenceException {
        turns.acquireUninterruptibly();
        try {
            List<Rider> riders = board(maxBatch - count);
            if (riders.isEmpty()) {
                return engine.answer(pixels, count);
            }
            Answer all;
            try {
                all = run(pixels, count, riders);
            } catch (InferenceException e) {
                // Somebody in this batch is at fault: all go alone, and the fault stays with whoever has it.
                riders.forEach(this::alone);
                return engine.answer(pixels, count);
            }
            int pictures = count + riders.size();
            share(all.probabilities(), count, riders);
            float[] embeddings = all.embeddings();
            return new Answer(
                    first(all.probabilities(), count, pictures),
                    embeddings == null ? null : first(embeddings, count, pictures));
        } finally {
            turns.release();
        }
    }

    /** The rows of the first pictures. */
    private static float[] first(float[] rows, int count, int pictures) {
        return Arrays.copyOf(rows, rows.length / pictures * count);
    }

    @Override
    public float[] alongside(ByteBuffer pixels, int count) throws InferenceException {
        Deque<Rider> mine = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            mine.add(new Rider(pixels.slice(pixels.position() + i * slotBytes, slotBytes)));
        }
        waiting.addAll(mine);
        turns.acquireUninterruptibly();
        try {
            // Some may have been taken along by others, whose turns are beside this one.
            for (List<Rider> riders = board(maxBatch); !riders.isEmpty(); riders = board(maxBatch)) {
                ride(riders);
            }
        } finally {
            turns.release();
        }
        return rows(mine);
    }

    /** How many callers wait for the turn, about. */
    int queued() {
        return turns.getQueueLength();
    }

    private List<Rider> board(int places) {
        List<Rider> riders = new ArrayList<>();
        while (riders.size() < places) {
            Rider next = waiting.poll();
            if (next == null) {
                break;
            }
            riders.add(next);
        }
        return riders;
    }

    private void ride(List<Rider> riders) {
        try {
            share(run(ByteBuffer.allocate(0), 0, riders).probabilities(), 0, riders);
        } catch (InferenceException e) {
            riders.forEach(this::alone);
        }
    }

    private Answer run(ByteBuffer pixels, int count, List<Rider> riders) throws InferenceException {
        int bytes = (count + riders.size()) * slotBytes;
        ByteBuffer free = buffers.poll();
        ByteBuffer together = free == null ? ByteBuffer.allocateDirect(maxBatch * slotBytes) : free;
        try {
            together.clear();
            together.put(pixels.duplicate());
            riders.forEach(rider -> together.put(rider.pixels.duplicate()));
            return engine.answer(together.slice(0, bytes), count + riders.size());
        } catch (RuntimeException e) {
            // Not foreseen: nobody may wait for an answer that never comes.
            riders.forEach(rider -> rider.row.completeExceptionally(e));
            throw e;
        } finally {
            buffers.add(together);
        }
    }

    private static void share(float[] all, int first, List<Rider> riders) {
        int labels = all.length / (first + riders.size());
        for (int i = 0; i < riders.size(); i++) {
            float[] row = new float[labels];
            System.arraycopy(all, (first + i) * labels, row, 0, labels);
            riders.get(i).row.complete(row);
        }
    }

    private void alone(Rider rider) {
        try {
            rider.row.complete(engine.probabilities(rider.pixels, 1));
        } catch (InferenceException | RuntimeException e) {
            rider.row.completeExceptionally(e);
        }
    }

    /** Waits for those whom others have taken along. */
    private static float[] rows(Deque<Rider> riders) throws InferenceException {
        float[] all = new float[0];
        int place = 0;
        for (Rider rider : riders) {
            float[] row = row(rider);
            if (place == 0) {
                all = new float[riders.size() * row.length];
            }
            System.arraycopy(row, 0, all, place, row.length);
            place += row.length;
        }
        return all;
    }

    private static float[] row(Rider rider) throws InferenceException {
        try {
            return rider.row.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof InferenceException failure
                    ? failure
                    : new InferenceException("the network failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
