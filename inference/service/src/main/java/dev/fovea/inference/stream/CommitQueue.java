package dev.fovea.inference.stream;

import dev.fovea.inference.batch.Outcome;
import dev.fovea.inference.detections.DetectionsSink;
import dev.fovea.inference.detections.TransactionAbortedException;
import dev.fovea.inference.frames.Polled;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Commits one set of outcomes on a thread of its own while the next is classified; never more than one. For one thread, the
 * consumer's, which is also the one that may wait in a rebalance.
 */
final class CommitQueue implements AutoCloseable {

    private final DetectionsSink sink;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fovea-commit").factory());
    private @Nullable Future<Optional<TransactionAbortedException>> underWay;

    /** @param sink becomes this object's to close */
    CommitQueue(DetectionsSink sink) {
        this.sink = sink;
    }

    /** Begins a commit; the one before must be settled. */
    void begin(Polled polled, List<Outcome> outcomes) {
        if (underWay != null) {
            throw new IllegalStateException("the commit before is not settled");
        }
        underWay = thread.submit(() -> {
            try {
                sink.write(polled, outcomes);
                return Optional.empty();
            } catch (TransactionAbortedException e) {
                return Optional.of(e);
            }
        });
    }

    /** Whether a commit has ended and waits to be settled. */
    boolean ended() {
        return underWay != null && underWay.isDone();
    }

    /** Waits until no commit runs; how it ended remains for {@link #settle}. */
    void await() {
        if (underWay != null) {
            try {
                underWay.get();
            } catch (ExecutionException e) {
                // settle() throws it, outside of the consumer's callback.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits for the commit under way, if there is one.
     *
     * @return why it was aborted; empty if it went well
     * @throws KafkaException if the sink cannot go on
     */
    Optional<TransactionAbortedException> settle() throws InterruptedException {
        Future<Optional<TransactionAbortedException>> commit = underWay;
        if (commit == null) {
            return Optional.empty();
        }
        try {
            return commit.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new IllegalStateException(e.getCause());
        } finally {
            underWay = null;
        }
    }

    /** Waits for the commit under way and closes the sink. */
    @Override
    public void close() {
        await();
        thread.close();
        sink.close();
    }
}
