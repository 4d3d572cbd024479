package dev.fovea.load.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.load.cluster.ClusterException;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A transaction with a record on every partition of frames that nobody ends: {@code read_committed} readers wait until the
 * broker aborts it.
 */
final class HangingTransaction implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * Begins it.
     *
     * @param timeout after which the broker aborts it
     */
    HangingTransaction(String kafka, Duration timeout) throws InterruptedException {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "stranger",
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        (int) timeout.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int partition = 0;
                partition < producer.partitionsFor(Topic.FRAMES.topic()).size();
                partition++) {
            sent.add(producer.send(
                    new ProducerRecord<>(Topic.FRAMES.topic(), partition, "stranger".getBytes(UTF_8), new byte[] {1})));
        }
        producer.flush();
        try {
            for (Future<RecordMetadata> one : sent) {
                var _ = one.get();
            }
        } catch (ExecutionException e) {
            throw new ClusterException("a transaction could not be begun: " + e.getCause(), e);
        }
    }

    @Override
    public String toString() {
        return "a transaction that nobody ends";
    }

    /** Forgets it without ending it, as a process that dies does. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
