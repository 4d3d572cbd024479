package dev.fovea.inference.stream;

import dev.fovea.inference.compare.Comparisons;
import dev.fovea.inference.compare.Pairing;
import dev.fovea.inference.compare.Seen;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the version in use and the shadow say from now on, whichever instance says it, and compares. It runs on a thread of its
 * own. Thread-safe.
 */
public final class ComparisonLoop {

    private static final Logger LOG = Logger.getLogger(ComparisonLoop.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final JsonSerde<Detection> JSON = new JsonSerde<>(Detection.class);

    private final KafkaClients clients;
    private final Comparisons comparisons;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final BackOff backOff = new BackOff();
    private final Thread thread = Thread.ofPlatform().name("fovea-compare").unstarted(this::run);
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile boolean reading;

    public ComparisonLoop(KafkaClients clients, Comparisons comparisons) {
        this.clients = clients;
        this.comparisons = comparisons;
    }

    /** Begins; the topics must exist, or it tries until they do. */
    public void start() {
        thread.start();
    }

    /** Whether it knows from where on it compares: both detections of a frame that comes now are read. */
    public boolean reading() {
        return reading;
    }

    /** Ends it. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        Consumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        if (thread.isAlive()) {
            thread.join();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        try {
            while (!isStopping()) {
                try (Consumer<byte[], byte[]> reader = clients.reader()) {
                    consumer = reader;
                    compare(reader);
                } catch (WakeupException e) {
                    LOG.debug("woken up to stop comparing");
                } catch (KafkaException e) {
                    LOG.warnf(
                            "detections cannot be read from %s, no frame is compared meanwhile: %s",
                            clients.brokers(), BrokerFailure.describe(e));
                    pause();
                } finally {
                    consumer = null;
                    reading = false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compare(Consumer<byte[], byte[]> reader) throws InterruptedException {
        List<TopicPartition> live = partitions(reader, Topic.DETECTIONS);
        List<TopicPartition> shadow = partitions(reader, Topic.DETECTIONS_SHADOW);
        if (live.isEmpty() || shadow.isEmpty()) {
            // The stream is about to create them.
            pause();
            return;
        }
        List<TopicPartition> partitions =
                Stream.concat(live.stream(), shadow.stream()).toList();
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        // The end is looked up now, and not at the first poll that happens to ask.
        partitions.forEach(reader::position);
        reading = true;
        backOff.succeeded();
        Pairing pairing = new Pairing(comparisons::add);
        while (!isStopping()) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(PATIENCE)) {
                take(record, pairing);
            }
        }
    }

    private void pause() throws InterruptedException {
        var _ = stopping.await(backOff.failed().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> reader, Topic topic) {
        return reader.partitionsFor(topic.topic()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Pairing pairing) {
        Detection detection;
        try {
            detection = JSON.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            LOG.warnf("not compared: %s", e.getMessage());
            return;
        }
        if (detection == null) {
            return;
        }
        if (record.topic().equals(Topic.DETECTIONS.topic())) {
            pairing.live(Seen.of(detection));
        } else {
            pairing.shadow(Seen.of(detection));
        }
    }
}
