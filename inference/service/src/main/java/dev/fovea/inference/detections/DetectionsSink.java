package dev.fovea.inference.detections;

import dev.fovea.inference.batch.Outcome;
import dev.fovea.inference.frames.Polled;
import dev.fovea.inference.metrics.InferenceMetrics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
    private final InferenceMetrics metrics;

    /** @param producer with a transactional id; becomes this object's to close */
    public DetectionsSink(Producer<byte[], byte[]> producer, InferenceMetrics metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    /** Ends what a former holder of the transactional id left open, and fences it. */
    public void start() {
        producer.initTransactions();
    }

    /**
     * Writes one record for each of {@code polled} and commits its offsets with them.
     *
     * @param outcomes in the order of the polled records
     * @throws TransactionAbortedException if nothing of it became visible and this object can go on from the committed offsets
     * @throws org.apache.kafka.common.KafkaException if it is not known what became of it, or another holder of the
     *     transactional id has taken over: this object is of no more use, the next one's {@link #start} settles the matter
     */
    public void write(Polled polled, List<Outcome> outcomes) throws TransactionAbortedException {
        long start = System.nanoTime();
        try {
            producer.beginTransaction();
            for (int i = 0; i < outcomes.size(); i++) {
                // A failed send makes the commit fail.
                var _ = producer.send(record(polled.records().get(i), outcomes.get(i)));
            }
            producer.sendOffsetsToTransaction(polled.offsets(), polled.group());
            producer.commitTransaction();
        } catch (CommitFailedException | RebalanceInProgressException | TransactionAbortableException e) {
            producer.abortTransaction();
            throw new TransactionAbortedException(e);
        }
        metrics.committed(System.nanoTime() - start);
        outcomes.forEach(this::count);
    }

    private static ProducerRecord<byte[], byte[]> record(ConsumerRecord<byte[], byte[]> original, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Classified classified -> DetectionWriter.write(original, classified.detection());
            case Outcome.Rejected rejected -> RejectionWriter.write(original, rejected);
        };
    }

    private void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Classified(var detection) -> metrics.classified(detection);
            case Outcome.Rejected(var reason, var _) -> metrics.rejected(reason);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
