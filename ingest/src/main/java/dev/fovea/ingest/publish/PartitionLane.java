package dev.fovea.ingest.publish;

import dev.fovea.ingest.capture.Frame;
import dev.fovea.ingest.capture.FrameOutlet;
import dev.fovea.ingest.capture.StatusWriter;
import dev.fovea.ingest.tracing.Tracing;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.CameraStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way of one partition's cameras to the broker, frames and statuses alike, in transactions under the partition's own
 * transactional id: whoever opens the lane shuts out the instance that had it before (KIP-98), and from then on nothing of
 * that instance can appear, however long it was frozen.
 *
 * <p>What came in while one transaction was under way makes up the next. A lane that was shut out, or whose transaction
 * the broker gave up, has failed for good: what it knew of the accounts may be wrong, so that its owner must open another
 * and read them afresh. Thread-safe.
 */
public final class PartitionLane implements FrameOutlet, StatusWriter {

    private static final Logger LOG = Logger.getLogger(PartitionLane.class);
    private static final Duration JOIN = Duration.ofSeconds(3);

    private final int partition;
    private final FrameBuffer buffer;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Duration linger;
    private final Tracing tracing;
    private final Set<String> cameras = ConcurrentHashMap.newKeySet();
    private final Queue<PendingStatus> statuses = new ConcurrentLinkedQueue<>();
    private @Nullable Thread thread;
    private volatile boolean ended;
    private volatile boolean failed;

    /**
     * A lane that is not open yet.
     *
     * @param producers gives a producer under the partition's transactional id
     * @param linger how long a transaction waits for more
     */
    PartitionLane(
            int partition,
            FrameBuffer buffer,
            Supplier<Producer<String, byte[]>> producers,
            Duration linger,
            Tracing tracing) {
        this.partition = partition;
        this.buffer = buffer;
        this.producers = producers;
        this.linger = linger;
        this.tracing = tracing;
    }

    /**
     * Shuts the former owner out. When this returns, all that it sent is on the topics or never will be.
     *
     * @throws KafkaException if the broker cannot be reached; the lane may be opened again
     */
    public void open() {
        Producer<String, byte[]> producer = producers.get();
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        start(new PartitionTransaction(partition, producer, () -> ended, tracing));
    }

    private synchronized void start(PartitionTransaction transaction) {
        if (ended) {
            transaction.close();
            return;
        }
        thread = Thread.ofPlatform().name("lane-" + partition).daemon().start(() -> run(transaction));
    }

    /** Whether the lane was shut out or broke, so that nothing more comes through. */
    public boolean hasFailed() {
        return failed;
    }

    private void run(PartitionTransaction transaction) {
        try (transaction) {
            while (!ended || isWaiting()) {
                buffer.await(cameras::contains, () -> ended || !statuses.isEmpty());
                if (!ended) {
                    Thread.sleep(linger);
                }
                List<PendingStatus> told = pendingStatuses();
                transaction.publish(told, buffer.takeAll(cameras::contains, PartitionTransaction.MAX_BYTES), buffer);
            }
        } catch (InterruptedException e) {
            LOG.debugf("told to stop partition=%d", partition);
        } catch (KafkaException e) {
            LOG.warnf(
                    "frames of this partition can no longer be published, its cameras are read afresh if they are still"
                            + " this instance's: %s partition=%d",
                    BrokerFailure.describe(e), partition);
            failed = true;
        } finally {
            ended = true;
            pendingStatuses()
                    .forEach(s -> s.kept().completeExceptionally(new IllegalStateException("the lane is closed")));
        }
    }

    private boolean isWaiting() {
        return !statuses.isEmpty() || buffer.waits(cameras::contains);
    }

    private List<PendingStatus> pendingStatuses() {
        List<PendingStatus> taken = new ArrayList<>();
        for (PendingStatus next = statuses.poll(); next != null; next = statuses.poll()) {
            taken.add(next);
        }
        return taken;
    }

    @Override
    public CompletableFuture<Void> write(CameraStatus status) {
        PendingStatus pending = new PendingStatus(status, new CompletableFuture<>());
        statuses.add(pending);
        if (ended && statuses.remove(pending)) {
            pending.kept().completeExceptionally(new IllegalStateException("the lane is closed"));
        }
        buffer.wake();
        return pending.kept();
    }

    @Override
    public void offer(Frame frame) {
        cameras.add(frame.camera());
        buffer.offer(frame);
    }

    @Override
    public void put(Frame frame) throws InterruptedException {
        cameras.add(frame.camera());
        buffer.put(frame);
    }

    @Override
    public void flush(Set<String> flushed, Duration limit) throws InterruptedException {
        buffer.flush(flushed, limit);
    }

    @Override
    public void awaitSettled(String camera) throws InterruptedException {
        buffer.awaitSettled(camera);
    }

    /** Publishes what waits, within the limit, and closes the lane. */
    public void finish(Duration limit) throws InterruptedException {
        end(limit);
    }

    /** Closes the lane without publishing anything more: another instance has it. */
    public void abandon() throws InterruptedException {
        failed = true;
        end(Duration.ZERO);
    }

    private void end(Duration limit) throws InterruptedException {
        Thread running;
        synchronized (this) {
            ended = true;
            running = thread;
        }
        buffer.wake();
        if (running == null || (!limit.isZero() && running.join(limit))) {
            return;
        }
        running.interrupt();
        if (!running.join(JOIN)) {
            LOG.warnf("the lane to the broker did not end in time partition=%d", partition);
        }
    }
}
