package dev.fovea.inference.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.RejectionHeaders;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to {@code fovea.frames} and reads, as committed, what became of each by its partition and offset. */
public final class Accounts implements AutoCloseable {

    private static final JsonSerde<Detection> DETECTION = new JsonSerde<>(Detection.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<String>> outcomes = new TreeMap<>();
    private final List<Detection> detections = new ArrayList<>();

    public Accounts(String broker) {
        this(broker, Topic.DETECTIONS, Topic.FRAMES_REJECTED);
    }

    /** Reads other topics of outcomes. */
    public Accounts(String broker, Topic... topics) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "max.request.size", 16 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "group.id",
                        "accounts-" + UUID.randomUUID(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(Stream.of(topics).map(Topic::topic).toList());
    }

    /**
     * Publishes one record.
     *
     * @return its {@code partition-offset}
     */
    @SuppressWarnings("NullAway") // Kafka's records do hold nulls.
    public String publish(@Nullable String camera, byte @Nullable [] value, @Nullable FrameHeaders headers)
            throws Exception {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topic.FRAMES.topic(), camera == null ? null : camera.getBytes(UTF_8), value);
        if (headers != null) {
            headers.writeTo(record.headers());
        }
        var metadata = producer.send(record).get();
        return metadata.partition() + "-" + metadata.offset();
    }

    /** Reads on, and gives what is known by now: for each {@code partition-offset} its detections and rejections. */
    public Map<String, List<String>> read() throws Exception {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            if (!record.topic().equals(Topic.FRAMES_REJECTED.topic())) {
                Detection detection = Objects.requireNonNull(DETECTION.deserialize(record.topic(), record.value()));
                detections.add(detection);
                add(detection.frame().partition() + "-" + detection.frame().offset(), "detection");
            } else {
                RejectionHeaders rejection = RejectionHeaders.read(record.headers());
                add(
                        rejection.origin().partition() + "-" + rejection.offset(),
                        rejection.reason().word());
            }
        }
        return outcomes;
    }

    /** All detections read so far. */
    public List<Detection> detections() {
        return detections;
    }

    private void add(String place, String outcome) {
        outcomes.computeIfAbsent(place, p -> new ArrayList<>()).add(outcome);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
