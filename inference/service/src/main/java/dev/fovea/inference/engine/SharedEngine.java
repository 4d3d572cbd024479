package dev.fovea.inference.engine;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A network that one batch at a time goes through, in which pictures from elsewhere fill the places that the stream's batch leaves
 * free. Whoever has the turn takes along all that wait, so that many callers with a picture each make one batch, and no thread waits
 * for company. Thread-safe.
 */
public final class SharedEngine implements Engine {

    private final Engine engine;
    private final int slotBytes;
    private final int maxBatch;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Deque<Rider> waiting = new ConcurrentLinkedDeque<>();
    /** Used under the turn alone. */
    private ByteBuffer together = ByteBuffer.allocateDirect(0);

    /**
     * @param engine becomes this object's to close
     * @param slotBytes of one picture
     * @param maxBatch the most pictures of a batch
     */
    public SharedEngine(Engine engine, int slotBytes, int maxBatch) {
        this.engine = engine;
        this.slotBytes = slotBytes;
        this.maxBatch = maxBatch;
    }

    /** One picture that waits for a place. Written under the turn, read after it. */
    private static final class Rider {

        private final ByteBuffer pixels;
        private float @Nullable [] row;
        private @Nullable InferenceException failure;

        private Rider(ByteBuffer pixels) {
            this.pixels = pixels;
        }

        private boolean arrived() {
            return row != null || failure != null;
        }
    }

    @Override
    public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
        return answer(pixels, count).probabilities();
    }

    @Override
    public Answer answer(ByteBuffer pixels, int count) throws InferenceException {
        turn.lock();
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
            turn.unlock();
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
        turn.lock();
        try {
            while (mine.stream().anyMatch(rider -> !rider.arrived())) {
                ride(board(maxBatch));
            }
        } finally {
            turn.unlock();
        }
        return rows(mine);
    }

    /** How many callers wait for the turn, about. */
    int queued() {
        return turn.getQueueLength();
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
        if (together.capacity() < bytes) {
            together = ByteBuffer.allocateDirect(maxBatch * slotBytes);
        }
        together.clear();
        together.put(pixels.duplicate());
        riders.forEach(rider -> together.put(rider.pixels.duplicate()));
        return engine.answer(together.slice(0, bytes), count + riders.size());
    }

    private static void share(float[] all, int first, List<Rider> riders) {
        int labels = all.length / (first + riders.size());
        for (int i = 0; i < riders.size(); i++) {
            float[] row = new float[labels];
            System.arraycopy(all, (first + i) * labels, row, 0, labels);
            riders.get(i).row = row;
        }
    }

    private void alone(Rider rider) {
        try {
            rider.row = engine.probabilities(rider.pixels, 1);
        } catch (InferenceException e) {
            rider.failure = e;
        }
    }

    private static float[] rows(Deque<Rider> riders) throws InferenceException {
        float[] all = new float[0];
        int place = 0;
        for (Rider rider : riders) {
            float[] row = rider.row;
            if (row == null) {
                throw Objects.requireNonNull(rider.failure, "a picture that rode has an answer or a failure");
            }
            if (place == 0) {
                all = new float[riders.size() * row.length];
            }
            System.arraycopy(row, 0, all, place, row.length);
            place += row.length;
        }
        return all;
    }

    @Override
    public void close() {
        engine.close();
    }
}
