package dev.fovea.inference.frames;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Begins at the newest frame, and goes to the newest again whenever too many wait: for a shadow, whose being late helps nobody. Used
 * on the consumer's thread; outlives a consumer that is replaced after a failure.
 */
public final class NewestFrames implements Backlog {

    private final int most;
    private final IntConsumer skipped;
    private boolean begun;

    /**
     * @param most frames that may wait, over all partitions, ≥ 1
     * @param skipped told how many frames were passed over, by their offsets
     */
    public NewestFrames(int most, IntConsumer skipped) {
        this.most = most;
        this.skipped = skipped;
    }

    @Override
    public void assigned(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        if (begun || partitions.isEmpty()) {
            // Given by another member, or after a failure: its committed offsets say where to go on.
            return;
        }
        begun = true;
        consumer.seekToEnd(partitions);
        Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
        for (TopicPartition partition : partitions) {
            begin.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
        // An earlier trial's offsets no longer say anything: whatever happens now comes back to these.
        consumer.commitSync(begin);
    }

    @Override
    public void beforePoll(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> lags = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            consumer.currentLag(partition).ifPresent(lag -> lags.put(partition, lag));
        }
        long waiting = lags.values().stream().mapToLong(Long::longValue).sum();
        if (waiting > most) {
            lags.forEach((partition, lag) -> consumer.seek(partition, consumer.position(partition) + lag));
            skipped.accept(Math.toIntExact(waiting));
        }
    }
}
