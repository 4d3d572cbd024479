package dev.fovea.inference.frames;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll brought, with all that a transaction needs to account for it.
 *
 * @param records as they came, partition by partition in offset order
 * @param arrivals what they are, one for each record in the same order
 * @param offsets where to go on once these records are accounted for
 * @param traced the traced ones among the records
 * @param group the member and generation to which the records were given; a later generation must not commit them (KIP-447)
 */
public record Polled(
        List<ConsumerRecord<byte[], byte[]>> records,
        List<Arrival> arrivals,
        Map<TopicPartition, OffsetAndMetadata> offsets,
        TracedFrames traced,
        ConsumerGroupMetadata group) {

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return records.isEmpty();
    }
}
