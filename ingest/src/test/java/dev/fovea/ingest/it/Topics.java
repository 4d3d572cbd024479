package dev.fovea.ingest.it;

import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.MalformedFrameException;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What a test does with the topics: writes definitions, reads statuses and frames. */
final class Topics implements AutoCloseable {

    /** A frame as a consumer sees it. */
    @SuppressWarnings("ArrayRecordComponent") // Pictures are handed on, never compared.
    record Published(FrameHeaders headers, byte[] jpeg) {}

    private final String broker;
    private final KafkaProducer<String, byte[]> producer;

    Topics(String broker) {
        this.broker = broker;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
    }

    void define(Camera camera) throws ExecutionException, InterruptedException {
        try (JsonSerde<Camera> serde = new JsonSerde<>(Camera.class)) {
            defineRaw(camera.id(), serde.serialize(Topic.CAMERAS.topic(), camera));
        }
    }

    void remove(String camera) throws ExecutionException, InterruptedException {
        defineRaw(camera, null);
    }

    void defineRaw(String key, byte @Nullable [] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(Topic.CAMERAS.topic(), key, value)).get();
    }

    /** All statuses of a camera, oldest first. */
    List<CameraStatus> statuses(String camera) {
        try (JsonSerde<CameraStatus> serde = new JsonSerde<>(CameraStatus.class)) {
            List<CameraStatus> statuses = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : records(Topic.CAMERA_STATUS)) {
                CameraStatus status = serde.deserialize(record.topic(), record.value());
                if (camera.equals(record.key()) && status != null) {
                    statuses.add(status);
                }
            }
            return statuses;
        }
    }

    Optional<CameraStatus> status(String camera) {
        List<CameraStatus> all = statuses(camera);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Waits for a camera's newest status to be as wanted. */
    CameraStatus await(String camera, Duration limit, Predicate<CameraStatus> wanted) {
        return Awaitility.await("status of " + camera)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> status(camera), s -> s.filter(wanted).isPresent())
                .orElseThrow();
    }

    /** All frames of a camera in the order of the topic. */
    List<Published> frames(String camera) throws MalformedFrameException {
        List<Published> frames = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records(Topic.FRAMES)) {
            if (camera.equals(record.key())) {
                frames.add(new Published(FrameHeaders.read(record.headers()), record.value()));
            }
        }
        return frames;
    }

    private List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topic()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
