package dev.fovea.query.frames;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.frames.PictureUnavailableException.Cause;
import dev.fovea.query.kafka.BrokerSettings;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads single pictures from {@code fovea.frames} with a few consumers that take turns. Thread-safe. */
@Singleton
public class PictureReader {

    private static final String TOPIC = Topic.FRAMES.topic();
    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/webp");

    private final BlockingQueue<Consumer<byte[], byte[]>> idle;
    private final int readers;
    private final Duration timeout;

    @Inject
    PictureReader(QuerySettings settings, BrokerSettings broker) {
        this(settings.frames().readers(), settings.frames().timeout(), broker);
    }

    /**
     * @param readers that read at the same time
     * @param timeout of one read
     * @param broker which they read from
     */
    public PictureReader(int readers, Duration timeout, BrokerSettings broker) {
        this.readers = readers;
        this.timeout = timeout;
        this.idle = new ArrayBlockingQueue<>(readers);
        for (int i = 0; i < readers; i++) {
            idle.add(consumer(broker, i));
        }
    }

    private static Consumer<byte[], byte[]> consumer(BrokerSettings broker, int number) {
        Map<String, Object> config = broker.with(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "fovea-query-pictures-" + number,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                // A fetch gives at least one whole batch, however large; more than that would be thrown away.
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                1024,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads the picture at a place.
     *
     * @throws PictureUnavailableException if there is none or it cannot be read in time
     */
    public Picture read(FrameRef frame) throws PictureUnavailableException, InterruptedException {
        Consumer<byte[], byte[]> consumer = idle.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (consumer == null) {
            throw new PictureUnavailableException(
                    Cause.BUSY, "all " + readers + " picture readers were busy for " + timeout);
        }
        try {
            return read(consumer, frame);
        } catch (KafkaException e) {
            throw new PictureUnavailableException(
                    Cause.BUSY, "the broker did not give " + name(frame) + ": " + e.getMessage());
        } finally {
            idle.add(consumer);
        }
    }

    private Picture read(Consumer<byte[], byte[]> consumer, FrameRef frame) throws PictureUnavailableException {
        if (consumer.partitionsFor(TOPIC, timeout).stream().noneMatch(p -> p.partition() == frame.partition())) {
            throw new PictureUnavailableException(
                    Cause.ABSENT, TOPIC + " has no partition " + frame.partition() + ", so no " + name(frame));
        }
        TopicPartition partition = new TopicPartition(TOPIC, frame.partition());
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), timeout).getOrDefault(partition, 0L);
        if (frame.offset() >= end) {
            throw new PictureUnavailableException(
                    Cause.ABSENT, name(frame) + " is not there yet: the partition ends before offset " + end);
        }
        ConsumerRecord<byte[], byte[]> record = fetch(consumer, partition, frame);
        if (record.offset() != frame.offset() || record.value() == null) {
            throw new PictureUnavailableException(Cause.ABSENT, name(frame) + " holds no picture");
        }
        return new Picture(
                record.value(),
                contentType(record.headers().lastHeader(FrameHeaders.CONTENT_TYPE)),
                text(record.headers().lastHeader(FrameHeaders.REGIONS)),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private ConsumerRecord<byte[], byte[]> fetch(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, FrameRef frame)
            throws PictureUnavailableException {
        consumer.seek(partition, frame.offset());
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
            if (records.isEmpty()) {
                throw new PictureUnavailableException(
                        Cause.BUSY, "the broker did not give " + name(frame) + " within " + timeout);
            }
            return records.iterator().next();
        } catch (OffsetOutOfRangeException e) {
            long begin = consumer.beginningOffsets(List.of(partition), timeout).getOrDefault(partition, 0L);
            throw new PictureUnavailableException(
                    Cause.EXPIRED, name(frame) + " is past its retention: the partition now begins at offset " + begin);
        }
    }

    /** Only picture types are passed on: a page behind this address would run with this origin's rights. */
    private static String contentType(@Nullable Header header) {
        String type = text(header);
        return SHOWN.contains(type) ? type : "application/octet-stream";
    }

    private static String text(@Nullable Header header) {
        return header == null || header.value() == null ? "" : new String(header.value(), US_ASCII);
    }

    private static String name(FrameRef frame) {
        return "frame " + frame.partition() + "/" + frame.offset();
    }

    @PreDestroy
    void close() {
        for (Consumer<byte[], byte[]> consumer : idle) {
            consumer.close();
        }
    }
}
