package dev.fovea.load.bench.cameras;

import dev.fovea.load.bench.rig.Clients;
import dev.fovea.load.bench.rig.Lateness;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads detections as a stream developer's program would, and looks at the clock when each becomes visible. Camera and
 * reader share one clock, so nothing is lost to a difference. Thread-safe.
 */
final class ResultClock implements AutoCloseable {

    private static final JsonSerde<Detection> DETECTIONS = new JsonSerde<>(Detection.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile Window window = new Window(Instant.MAX, Instant.MAX);

    /** Begins at the end of the topic. */
    ResultClock(String kafka) {
        consumer = Clients.reader(kafka);
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.DETECTIONS.topic()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        thread = Thread.ofPlatform().name("result-clock").start(this::run);
    }

    /**
     * The frames that were captured in a span of time.
     *
     * @param late how long after its capture each became visible as a detection
     */
    record Window(Instant from, Instant to, Lateness late) {

        Window(Instant from, Instant to) {
            this(from, to, new Lateness());
        }

        private void add(Detection detection, Instant now) {
            Instant at = detection.capturedAt();
            if (!at.isBefore(from) && at.isBefore(to)) {
                late.add(Duration.between(at, now));
            }
        }
    }

    /** Looks from now on at the frames of this span. */
    Window open(Instant from, Instant to) {
        Window opened = new Window(from, to);
        window = opened;
        return opened;
    }

    /** Cameras of which a detection has become visible. */
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    private void run() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    Instant now = Instant.now();
                    Detection detection = DETECTIONS.deserialize(record.topic(), record.value());
                    if (detection != null) {
                        window.add(detection, now);
                        seen.add(detection.camera());
                    }
                }
            }
        } catch (WakeupException e) {
            // close() wakes the poll up to end it.
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
