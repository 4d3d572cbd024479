package dev.fovea.query.recent;

import dev.fovea.query.kafka.BrokerSettings;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows all of a topic, from a bounded number of records before its end, outside any group and on a thread of its own.
 * After anything that goes wrong it begins anew; the taker must bear to see a record twice.
 */
public final class TopicFollower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final Topic topic;
    private final long back;
    private final Consumer<ConsumerRecord<String, byte[]>> taker;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, byte[]> running;

    /**
     * @param broker which is followed
     * @param back records read in each partition from before its end, ≥ 0
     * @param taker called on the follower's thread alone
     */
    public TopicFollower(
            BrokerSettings broker, Topic topic, long back, Consumer<ConsumerRecord<String, byte[]>> taker) {
        this.kafka = broker.with(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "fovea-query-follows-" + topic.topic(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false));
        this.topic = topic;
        this.back = back;
        this.taker = taker;
    }

    /** Begins; called once. */
    public void start() {
        Thread.ofPlatform().name("follows-" + topic.topic()).daemon().start(this::run);
    }

    private void run() {
        try {
            do {
                follow();
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
            running = consumer;
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topic()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.endOffsets(partitions).forEach((p, end) -> consumer.seek(p, Math.max(0, end - back)));
            while (closed.getCount() > 0 && !partitions.isEmpty()) {
                consumer.poll(POLL).forEach(taker);
            }
        } catch (WakeupException e) {
            LOG.debugf("told to stop following %s", topic.topic());
        } catch (KafkaException e) {
            // Startup says once, with the cure, that the broker does not answer.
            LOG.debugf("%s cannot be followed, trying again: %s", topic.topic(), e.getMessage());
        } finally {
            running = null;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        KafkaConsumer<String, byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
    }
}
