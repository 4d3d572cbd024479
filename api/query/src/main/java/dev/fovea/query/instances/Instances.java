package dev.fovea.query.instances;

import dev.fovea.query.state.Copies;
import dev.fovea.query.state.StateNotReadyException;
import dev.fovea.query.state.Stores;
import dev.fovea.topics.Topic;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows from the consumer group which instance has which partitions of the state. Thread-safe. */
@Singleton
public final class Instances {

    private static final String TOPIC = Topic.DETECTIONS.topic();
    private static final StringSerializer CAMERA = new StringSerializer();

    private final KafkaStreams streams;
    private final String address;
    private final Copies copies;
    /** 0 until the broker has told. */
    private volatile int partitions;

    Instances(
            KafkaStreams streams,
            @ConfigProperty(name = "quarkus.kafka-streams.application-server") String address,
            Copies copies) {
        this.copies = copies;
        this.streams = streams;
        this.address = address;
    }

    /** The topics are there, with this many partitions each. */
    public void partitionsAre(int count) {
        partitions = count;
    }

    /**
     * All partitions.
     *
     * @throws StateNotReadyException if the broker has not told yet
     */
    Set<Integer> partitions() {
        int count = partitions;
        if (count == 0) {
            throw new StateNotReadyException(
                    "the topics are not known yet: the broker has not answered since the start");
        }
        return IntStream.range(0, count).boxed().collect(Collectors.toSet());
    }

    /**
     * The partition of a camera.
     *
     * @throws StateNotReadyException if the group has not told yet who has what
     */
    int partition(String camera) {
        requireRunning();
        KeyQueryMetadata metadata = streams.queryMetadataForKey(Stores.LATEST, camera, CAMERA);
        if (metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new StateNotReadyException("it is not known yet which instance has which part of the state");
        }
        return metadata.partition();
    }

    /**
     * All instances, this one first.
     *
     * @throws StateNotReadyException if this one is not among them now
     */
    List<InstanceView> all() {
        requireRunning();
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .map(this::view)
                    .sorted(Comparator.comparing(InstanceView::self).reversed().thenComparing(InstanceView::address))
                    .toList();
        } catch (IllegalStateException e) {
            throw new StateNotReadyException("the state of this instance stops", e);
        }
    }

    /** The instances that are known now, for people to look at. */
    public List<InstanceView> known() {
        try {
            return all();
        } catch (StateNotReadyException e) {
            return List.of(); // Why is told by the obstacle.
        }
    }

    private InstanceView view(StreamsMetadata metadata) {
        String its = metadata.hostInfo().host() + ":" + metadata.hostInfo().port();
        return new InstanceView(
                its,
                its.equals(address),
                numbers(metadata.topicPartitions()),
                numbers(metadata.standbyTopicPartitions()));
    }

    private static SortedSet<Integer> numbers(Collection<TopicPartition> some) {
        return some.stream()
                .filter(partition -> partition.topic().equals(TOPIC))
                .map(TopicPartition::partition)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void requireRunning() {
        if (!streams.state().isRunningOrRebalancing()) {
            throw new StateNotReadyException(notRunning());
        }
    }

    private String notRunning() {
        return "the state is " + streams.state() + ", not RUNNING; it is being restored or moved";
    }

    /** What keeps this instance from answering; empty when nothing does. */
    public Optional<String> obstacle() {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            return Optional.of(notRunning());
        }
        try {
            Set<Integer> missing = new TreeSet<>(partitions());
            for (InstanceView instance : all()) {
                missing.removeAll(instance.active());
                if (instance.self()) {
                    instance.active().forEach(partition -> copies.open(partition, 0));
                }
            }
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("no instance has partitions " + missing + " of the state");
        } catch (StateNotReadyException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
