package dev.fovea.inference.frames;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.FrameHeaders;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class NewestTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Newest newest = Newest.of(null);

    private static FrameHeaders frame(long epoch, long seq, Instant capturedAt) {
        return new FrameHeaders(epoch, seq, capturedAt, 10, 10, List.of(), FrameHeaders.JPEG, null);
    }

    private static Newest handedOver(Newest newest) {
        return Newest.of(new OffsetAndMetadata(7, newest.text()));
    }

    @Test
    void shouldTakeFramesInTheirOrderAndLaterEpochsWhateverTheClockSays() {
        assertThat(newest.take("gate", frame(1, 0, NOON))).isEmpty();
        assertThat(newest.take("gate", frame(1, 1, NOON))).isEmpty();
        assertThat(newest.take("gate", frame(2, 0, NOON.minusSeconds(3600)))).isEmpty();
        assertThat(newest.take("yard", frame(1, 0, NOON.minusSeconds(60)))).isEmpty();
    }

    @Test
    void shouldNoticeACopyAndAFrameOutOfOrder() {
        newest.take("gate", frame(3, 7, NOON));

        assertThat(newest.take("gate", frame(3, 7, NOON)).orElseThrow()).contains("epoch=3 seq=7");
        assertThat(newest.take("gate", frame(3, 6, NOON.minusSeconds(1)))).isPresent();
        assertThat(newest.take("gate", frame(2, 9, NOON.minusSeconds(1)))).isPresent();
        assertThat(newest.take("gate", frame(3, 8, NOON.plusSeconds(1)))).isEmpty();
    }

    @Test
    void shouldTakeACameraThatBeginsAgainAtItsFirstEpoch() {
        newest.take("gate", frame(3, 7, NOON));

        assertThat(newest.take("gate", frame(1, 0, NOON.plusSeconds(1)))).isEmpty();
        assertThat(newest.take("gate", frame(3, 7, NOON))).isEmpty();
    }

    @Test
    void shouldRememberWhenAnotherTakesOver() {
        newest.take("gate", frame(3, 7, NOON));
        newest.take("yard", frame(1, 2, NOON));

        Newest after = handedOver(handedOver(newest));

        assertThat(after.take("gate", frame(3, 7, NOON))).isPresent();
        assertThat(after.take("yard", frame(1, 2, NOON))).isPresent();
        assertThat(after.take("yard", frame(1, 3, NOON))).isEmpty();
    }

    @Test
    void shouldForgetTheLongestSilentCamerasWhereThereIsNoRoom() {
        for (int camera = 0; camera < 2_000; camera++) {
            newest.take("a-camera-with-a-long-name-" + camera, frame(1, 1, NOON));
        }

        assertThat(newest.text()).hasSizeLessThanOrEqualTo(4096);
        Newest after = handedOver(newest);
        assertThat(after.take("a-camera-with-a-long-name-1999", frame(1, 1, NOON)))
                .isPresent();
        assertThat(after.take("a-camera-with-a-long-name-1000", frame(1, 1, NOON)))
                .isEmpty();
    }

    @Test
    void shouldKnowNothingFromMetadataOfSomebodyElse() {
        Newest after = Newest.of(new OffsetAndMetadata(7, "gate 1 ! 3;by hand;;gate"));

        assertThat(after.text()).isEmpty();
    }
}
