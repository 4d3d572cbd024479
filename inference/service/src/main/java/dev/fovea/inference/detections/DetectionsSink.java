package dev.fovea.inference.detections;

import dev.fovea.inference.batch.Outcome;
import dev.fovea.inference.frames.Polled;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TransactionAbortableException;

/**
 * The transactional producer of detections and rejections. What a poll brought becomes visible together with its offsets or not
 * at all (KIP-98, KIP-447). For one thread at a time.
 */
public final class DetectionsSink implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final Destination destination;

    /** @param producer with a transactional id; becomes this object's to close */
    public DetectionsSink(Producer<byte[], byte[]> producer, Destination destination) {
        this.producer = producer;
        this.destination = destination;
    }

    /** Ends what a former holder of the transactional id left open, and fences it. */
    public void start() {
        producer.initTransactions();
    }

    /**
     * Writes what the destination makes of each of {@code polled} and commits their offsets with it.
     *
     * @param outcomes in the order of the polled records
     * @throws TransactionAbortedException if nothing of it became visible and this object can go on from the committed offsets
     * @throws org.apache.kafka.common.KafkaException if it is not known what became of it, or another holder of the
     *     transactional id has taken over: this object is of no more use, the next one's {@link #start} settles the matter
     */
    public void write(Polled polled, List<Outcome> outcomes) throws TransactionAbortedException {
        long start = System.nanoTime();
        boolean visible = false;
        try {
            producer.beginTransaction();
            for (int i = 0; i < outcomes.size(); i++) {
                Optional<ProducerRecord<byte[], byte[]>> record =
                        destination.record(polled.records().get(i), outcomes.get(i));
                if (record.isPresent()) {
                    polled.traced().sending(i, record.get());
                    // A failed send makes the commit fail.
                    var _ = producer.send(record.get());
                }
            }
            producer.sendOffsetsToTransaction(polled.offsets(), polled.group());
            producer.commitTransaction();
            visible = true;
        } catch (CommitFailedException | RebalanceInProgressException | TransactionAbortableException e) {
            producer.abortTransaction();
            throw new TransactionAbortedException(e);
        } finally {
            if (visible) {
                polled.traced().settled();
            } else {
                polled.traced().abandoned();
            }
        }
        destination.committed(outcomes, System.nanoTime() - start);
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
