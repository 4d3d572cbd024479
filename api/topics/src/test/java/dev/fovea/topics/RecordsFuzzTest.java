package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Spoiled records of every kind: read, or refused as what they are, never with an exception that nobody expects. */
class RecordsFuzzTest {

    private static final int TRIES = 10_000;

    @Test
    void shouldReadOrRefuseSpoiledJson() {
        assertRefusedOrRead(new JsonSerde<>(Camera.class), Samples.CAMERA);
        assertRefusedOrRead(new JsonSerde<>(Detection.class), Samples.DETECTION);
        assertRefusedOrRead(new JsonSerde<>(CameraStatus.class), Samples.CAMERA_STATUS);
        assertRefusedOrRead(new JsonSerde<>(Sighting.class), Samples.SIGHTING);
    }

    private static <T> void assertRefusedOrRead(JsonSerde<T> serde, T sample) {
        byte[] json = Objects.requireNonNull(serde.serialize("topic", sample));
        int read = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            byte[] spoiled = Mutations.spoil(json, new SplittableRandom(seed));
            try {
                if (serde.deserialize("topic", spoiled) != null) {
                    read++;
                }
            } catch (SerializationException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining("topic");
            }
        }
        assertThat(read).isBetween(1, TRIES - 1);
    }

    @Test
    void shouldReadOrRefuseSpoiledHeaders() {
        RecordHeaders right = new RecordHeaders();
        new FrameHeaders(3, 17, Instant.EPOCH, 640, 360, List.of(new Region(0, 0, 10, 10)), FrameHeaders.JPEG, null)
                .writeTo(right);
        int refused = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RecordHeaders spoiled = new RecordHeaders();
            for (Header header : right) {
                byte[] value = random.nextInt(4) == 0 ? Mutations.spoil(header.value(), random) : header.value();
                if (random.nextInt(40) > 0) {
                    spoiled.add(header.key(), value);
                }
            }
            try {
                FrameHeaders headers = FrameHeaders.read(spoiled);
                assertThat(headers.epoch()).as("seed %d", seed).isPositive();
                assertThat(headers.regions())
                        .as("seed %d", seed)
                        .allMatch(r -> r.fitsIn(headers.width(), headers.height()));
            } catch (MalformedFrameException e) {
                refused++;
                assertThat(e.getMessage()).as("seed %d", seed).contains("header");
            }
        }
        assertThat(refused).isBetween(TRIES / 10, TRIES - 1);
    }
}
