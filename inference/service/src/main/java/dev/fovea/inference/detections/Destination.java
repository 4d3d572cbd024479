package dev.fovea.inference.detections;

import dev.fovea.inference.batch.Outcome;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where outcomes go, and who counts them. Used by one thread at a time. */
public interface Destination {

    /** The record that tells of an outcome; empty if none does. */
    Optional<ProducerRecord<byte[], byte[]>> record(ConsumerRecord<byte[], byte[]> original, Outcome outcome);

    /**
     * All of them are visible.
     *
     * @param nanos that the transaction took
     */
    void committed(List<Outcome> outcomes, long nanos);
}
