package dev.fovea.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.ingest.capture.Frame;
import dev.fovea.ingest.tracing.FrameTrace;
import dev.fovea.ingest.tracing.Tracing;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Publishes statuses and frames of one partition, all of a call or nothing, and tells the accounts. With the broker away
 * it waits, since whether a transaction was kept is known only when the broker answers again. Used by the lane's thread.
 */
final class PartitionTransaction implements AutoCloseable {

    /** Frames of one transaction, in bytes. */
    static final int MAX_BYTES = 4 << 20;

    private static final Logger LOG = Logger.getLogger(PartitionTransaction.class);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final int partition;
    private final Producer<String, byte[]> producer;
    private final BooleanSupplier stopping;
    private final Tracing tracing;
    /** Of the traced ones among the frames of the present call. */
    private final IdentityHashMap<Frame, FrameTrace> traces = new IdentityHashMap<>();

    private final JsonSerde<CameraStatus> serde = new JsonSerde<>(CameraStatus.class);

    /** @param stopping whether what fails now fails because the instance stops */
    PartitionTransaction(int partition, Producer<String, byte[]> producer, BooleanSupplier stopping, Tracing tracing) {
        this.partition = partition;
        this.producer = producer;
        this.stopping = stopping;
        this.tracing = tracing;
    }

    /**
     * Publishes, and returns when the broker keeps all for good.
     *
     * @param buffer from which the frames were taken
     * @throws KafkaException if the producer was shut out or cannot go on
     */
    void publish(List<PendingStatus> statuses, List<Frame> frames, FrameBuffer buffer) throws InterruptedException {
        List<Frame> left = new ArrayList<>(frames);
        for (Frame frame : frames) {
            tracing.sending(frame, partition).ifPresent(trace -> traces.put(frame, trace));
        }
        boolean settled = false;
        try {
            while (!tryOnce(statuses, left, buffer)) {
                Thread.sleep(RETRY);
            }
            settled = true;
        } finally {
            if (!settled) {
                // Unknown, and without effect: the account is read afresh from the topics by whoever owns it next.
                Reason reason = stopping.getAsBoolean() ? Reason.SHUTDOWN : Reason.BACKPRESSURE;
                left.forEach(f -> settle(f, reason, buffer));
                statuses.forEach(s -> s.kept().completeExceptionally(new IllegalStateException("not published")));
            }
        }
        for (Frame frame : left) {
            frame.account().published();
            buffer.done(frame);
            FrameTrace trace = traces.remove(frame);
            if (trace != null) {
                trace.published();
            }
        }
        statuses.forEach(s -> s.kept().complete(null));
    }

    /** Whether all was kept; if not, nothing was, and what is too large has been taken out. */
    private boolean tryOnce(List<PendingStatus> statuses, List<Frame> frames, FrameBuffer buffer) {
        if (statuses.isEmpty() && frames.isEmpty()) {
            return true;
        }
        Set<Frame> tooLarge = ConcurrentHashMap.newKeySet();
        producer.beginTransaction();
        try {
            for (PendingStatus status : statuses) {
                var _ = producer.send(record(status.status()));
            }
            for (Frame frame : frames) {
                var _ = producer.send(record(frame), (metadata, failure) -> {
                    if (failure instanceof RecordTooLargeException) {
                        tooLarge.add(frame);
                    }
                });
            }
            patiently(producer::commitTransaction);
            return true;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            patiently(producer::abortTransaction); // Fails for good where the producer was shut out.
            LOG.warnf(
                    "a transaction was not kept, trying again: %s partition=%d", BrokerFailure.describe(e), partition);
            frames.removeAll(tooLarge);
            tooLarge.forEach(f -> settle(f, Reason.OVERSIZE, buffer));
            return false;
        }
    }

    private void patiently(Runnable step) {
        while (true) {
            try {
                step.run();
                return;
            } catch (TimeoutException e) {
                LOG.debugf("the broker does not answer yet: %s partition=%d", e.getMessage(), partition);
            }
        }
    }

    private void settle(Frame frame, Reason reason, FrameBuffer buffer) {
        frame.account().dropped(reason);
        buffer.done(frame);
        FrameTrace trace = traces.remove(frame);
        if (trace != null) {
            trace.dropped(reason);
        }
    }

    private ProducerRecord<String, byte[]> record(CameraStatus status) {
        String topic = Topic.CAMERA_STATUS.topic();
        return new ProducerRecord<>(topic, partition, status.camera(), serde.serialize(topic, status));
    }

    private ProducerRecord<String, byte[]> record(Frame frame) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topic.FRAMES.topic(), partition, frame.camera(), frame.jpeg());
        frame.headers().writeTo(record.headers());
        FrameTrace trace = traces.get(frame);
        if (trace != null) {
            trace.writeTo((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        }
        return record;
    }

    @Override
    public void close() {
        serde.close();
        producer.close(Duration.ZERO);
    }
}
