package dev.fovea.inference.frames;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Which of the waiting frames a consumer takes. Used on the consumer's thread. */
public interface Backlog {

    /** All of them, from the committed offsets on. */
    Backlog WHOLE = new Backlog() {
        @Override
        public void assigned(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
            // Positions come from the committed offsets.
        }

        @Override
        public void beforePoll(Consumer<byte[], byte[]> consumer) {
            // Whatever waits is taken.
        }
    };

    /** Partitions came to this consumer. */
    void assigned(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions);

    /** The next poll is about to take frames. */
    void beforePoll(Consumer<byte[], byte[]> consumer);
}
