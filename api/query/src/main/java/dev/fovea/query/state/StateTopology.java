package dev.fovea.query.state;

import dev.fovea.query.accounts.AccountTally;
import dev.fovea.query.sightings.CameraTracks;
import dev.fovea.query.tracing.Tracing;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds the topology: each topic has one processor that upserts into the stores.
 *
 * <p>Values are read as bytes and parsed inside the processors, so that a record nobody can read is counted and passed
 * over instead of stopping its partition.
 */
public final class StateTopology {

    private static final String DETECTIONS = "detections-source";
    private static final String REJECTIONS = "rejections-source";
    private static final String STATUSES = "statuses-source";

    private final Retention retention;
    private final Unreadable unreadable;
    private final AppliedOffsets camerasApplied;
    private final SightingRules sightings;
    private final Tracing tracing;

    /**
     * @param retention of detections in the store
     * @param sightings how they are made and kept
     * @param unreadable is told of each record that cannot be read
     * @param camerasApplied is told of each camera definition that the store holds
     * @param tracing of detections
     */
    public StateTopology(
            Retention retention,
            SightingRules sightings,
            Unreadable unreadable,
            AppliedOffsets camerasApplied,
            Tracing tracing) {
        this.retention = retention;
        this.sightings = sightings;
        this.unreadable = unreadable;
        this.camerasApplied = camerasApplied;
        this.tracing = tracing;
    }

    /** The topology; each call gives one of its own. */
    public Topology build() {
        Topology topology = new Topology();
        StringDeserializer key = new StringDeserializer();
        ByteArrayDeserializer value = new ByteArrayDeserializer();
        topology.addSource(DETECTIONS, key, value, Topic.DETECTIONS.topic());
        topology.addSource(REJECTIONS, key, value, Topic.FRAMES_REJECTED.topic());
        topology.addSource(STATUSES, key, value, Topic.CAMERA_STATUS.topic());
        topology.addProcessor("detections", () -> new DetectionProcessor(retention, unreadable, tracing), DETECTIONS);
        topology.addProcessor("sightings", () -> new SightingProcessor(sightings), "detections");
        topology.addProcessor("activity", () -> new ActivityProcessor(retention), "detections");
        topology.addSink(
                "sightings-sink",
                Topic.SIGHTINGS.topic(),
                new StringSerializer(),
                new ByteArraySerializer(),
                "sightings");
        topology.addProcessor("rejections", RejectionProcessor::new, REJECTIONS);
        topology.addProcessor("statuses", () -> new StatusProcessor(unreadable), STATUSES);
        topology.addStateStore(inTimeOrder(Stores.DETECTIONS, retention), "detections");
        topology.addStateStore(inTimeOrder(Stores.SIGHTINGS, sightings.retention()), "sightings");
        topology.addStateStore(store(Stores.TRACKS, Serdes.String(), new JsonSerde<>(CameraTracks.class)), "sightings");
        topology.addStateStore(store(Stores.ACTIVITY, Serdes.ByteArray(), Serdes.Long()), "activity");
        topology.addStateStore(store(Stores.LATEST, Serdes.String(), Serdes.ByteArray()), "detections");
        topology.addStateStore(
                store(Stores.TALLIES, Serdes.String(), new JsonSerde<>(AccountTally.class)),
                "detections",
                "rejections",
                "statuses",
                "activity");
        topology.addStateStore(store(Stores.PROGRESS, Serdes.Integer(), Serdes.Long()), "detections");
        topology.addStateStore(
                store(Stores.UNATTRIBUTED, Serdes.Integer(), new JsonSerde<>(Rejections.class)), "rejections");
        topology.addStateStore(store(Stores.STATUSES, Serdes.String(), Serdes.ByteArray()), "statuses");
        // A global store is restored from its topic byte by byte, past the processor: it must hold the topic's own
        // bytes.
        topology.addGlobalStore(
                org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(Stores.CAMERAS),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled(),
                "cameras-source",
                key,
                value,
                Topic.CAMERAS.topic(),
                "cameras",
                () -> new CameraTable(camerasApplied));
        return topology;
    }

    /** Written seldom per key, so that a write cache would only copy; its changelog ages like the store. */
    private static StoreBuilder<KeyValueStore<byte[], byte[]>> inTimeOrder(String name, Retention retention) {
        Duration kept = retention.period().plus(Duration.ofHours(1));
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withLoggingEnabled(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(kept.toMillis())));
    }

    /** Few keys that change with every record: the cache writes the last value of each once per commit. */
    private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> key, Serde<V> value) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), key, value)
                .withCachingEnabled();
    }
}
