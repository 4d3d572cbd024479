package dev.fovea.query.state;

import dev.fovea.topics.Topic;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/** Knows whether this instance holds every partition of the state and may answer for all of it. */
@Singleton
public final class StateOwnership {

    private static final String TOPIC = Topic.DETECTIONS.topic();

    private final KafkaStreams streams;
    /** 0 until the broker has told. */
    private volatile int partitions;

    StateOwnership(KafkaStreams streams) {
        this.streams = streams;
    }

    /** The topics are there, with this many partitions each. */
    public void partitionsAre(int count) {
        partitions = count;
    }

    /** What keeps this instance from answering; empty when nothing does. */
    public Optional<String> obstacle() {
        int total = partitions;
        if (total == 0) {
            return Optional.of("the topics are not known yet: the broker has not answered since the start");
        }
        if (streams.state() != KafkaStreams.State.RUNNING) {
            return Optional.of("the state is " + streams.state() + ", not RUNNING; it is being restored or moved");
        }
        long held = held().size();
        return held == total
                ? Optional.empty()
                : Optional.of("this instance holds " + held + " of " + total
                        + " partitions of the state; others hold the rest, and none may answer for all");
    }

    /**
     * Refuses to go on where this instance cannot answer for all of the state.
     *
     * @throws StateNotReadyException if something keeps this instance from answering
     */
    public void requireWhole() {
        obstacle().ifPresent(why -> {
            throw new StateNotReadyException(why);
        });
    }

    private Set<Integer> held() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(partition -> partition.topic().equals(TOPIC))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }
}
