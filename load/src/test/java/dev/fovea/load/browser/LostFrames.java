package dev.fovea.load.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Region;
import dev.fovea.topics.Topic;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes frames that inference cannot classify, as a camera with a bad link and a slow network would. */
final class LostFrames {

    private static final int STALE = 9;
    private static final int BROKEN = 4;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private LostFrames() {}

    /** Some frames that are too old and some that are no pictures. */
    static void send(String kafka, String camera) throws IOException, InterruptedException, ExecutionException {
        byte[] picture = picture();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < STALE; i++) {
                sent.add(producer.send(record(camera, 1_000_000 + i, Duration.ofSeconds(30 + i), picture)));
            }
            for (int i = 0; i < BROKEN; i++) {
                sent.add(producer.send(
                        record(camera, 2_000_000 + i, Duration.ZERO, new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2})));
            }
            for (Future<RecordMetadata> record : sent) {
                assertThat(record.get().topic()).isEqualTo(Topic.FRAMES.topic());
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(String camera, long seq, Duration age, byte[] picture) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topic.FRAMES.topic(), camera, picture);
        new FrameHeaders(
                        1,
                        seq,
                        Instant.now().minus(age),
                        WIDTH,
                        HEIGHT,
                        List.of(new Region(200, 100, 160, 120)),
                        FrameHeaders.JPEG,
                        null)
                .writeTo(record.headers());
        return record;
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }
}
