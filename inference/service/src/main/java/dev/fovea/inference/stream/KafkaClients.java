package dev.fovea.inference.stream;

import dev.fovea.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes Kafka clients with the settings on which the promises rest.
 *
 * @param common settings of every client by Kafka's names: the broker's address, security
 * @param instance name of this process, the same after a restart, no other's at the same time
 * @param pollRecords the most frames of one poll and so of one transaction, ≥ 1
 */
public record KafkaClients(Map<String, Object> common, String instance, int pollRecords) {

    /** The consumer group whose detections count. */
    public static final String GROUP = "fovea-inference";

    private static final int TEN_SECONDS = 10_000;
    private static final int PRODUCER_BATCH = 256 << 10;

    public KafkaClients {
        common = Map.copyOf(common);
    }

    /** The same with at most so many frames of one poll. */
    public KafkaClients polling(int most) {
        return new KafkaClients(common, instance, Math.min(pollRecords, most));
    }

    /** The address that is tried, for messages. */
    public String brokers() {
        return String.valueOf(common.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** For setting up topics; gives up after ten seconds. */
    public Admin admin() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TEN_SECONDS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TEN_SECONDS / 2);
        return Admin.create(settings);
    }

    /** Reads committed frames in a group, with offsets committed by the producer. */
    public Consumer<byte[], byte[]> consumer(Group group) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group.id());
        // A static member: after a crash the same process finds its partitions again without waiting for a time-out.
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group.id() + "-" + instance);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, group.reset());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topic.FRAMES.maxMessageBytes());
        // Frames of a dead process go to others after this long.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, TEN_SECONDS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, TEN_SECONDS / 5);
        // One poll may bring pollRecords frames of 256 regions each, and a deep network on few cores takes minutes for
        // that.
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 90 * TEN_SECONDS);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TEN_SECONDS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads committed records of partitions that it is told, in no group. */
    public Consumer<byte[], byte[]> reader() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "fovea-inference-compare-" + instance);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TEN_SECONDS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes in transactions; the transactional id is this instance's, so that a restart ends what a crash left open. */
    public Producer<byte[], byte[]> producer(Group group) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group.id() + "-" + instance);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, group.id() + "-" + instance);
        // An open transaction holds back every reader: it lasts for one commit only, so that it may end soon after a
        // crash.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TEN_SECONDS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TEN_SECONDS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TEN_SECONDS / 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TEN_SECONDS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.FRAMES_REJECTED.maxMessageBytes());
        // A transaction's records go in few requests: the commit sends what is left without waiting.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, TEN_SECONDS / 200);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, PRODUCER_BATCH);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
