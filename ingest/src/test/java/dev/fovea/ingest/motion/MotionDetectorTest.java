package dev.fovea.ingest.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Region;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MotionDetectorTest {

    private static final Size SIZE = new Size(640, 360);

    @AutoClose
    private final MotionDetector detector = new MotionDetector();

    private final Random random = new Random(1);

    @Test
    void shouldFollowAThingThatCrossesANoisyBackground() {
        for (int i = 0; i < 10; i++) {
            assertThat(detector.next(scene(-100, 0), SIZE)).isEmpty();
        }

        detector.next(scene(100, 255), SIZE);
        List<Region> found = detector.next(scene(130, 255), SIZE);

        assertThat(found).hasSize(1);
        Region region = found.getFirst();
        assertThat(region.x()).isBetween(60, 135);
        assertThat(region.x() + region.width()).isBetween(185, 260);
        assertThat(region.width()).isEqualTo(region.height());
    }

    @Test
    void shouldNotTakeAShadowForMotion() {
        for (int i = 0; i < 10; i++) {
            detector.next(scene(-100, 0), SIZE);
        }

        detector.next(scene(100, 70), SIZE);

        assertThat(detector.next(scene(130, 70), SIZE)).isEmpty();
    }

    @Test
    void shouldFindTheSameMotionInJpegs() {
        JpegEncoder encoder = new JpegEncoder(85);
        for (int i = 0; i < 10; i++) {
            assertThat(detector.next(encoder.encode(scene(-100, 0), SIZE), SIZE))
                    .isEmpty();
        }

        detector.next(encoder.encode(scene(100, 255), SIZE), SIZE);

        assertThat(detector.next(encoder.encode(scene(130, 255), SIZE), SIZE)).hasSize(1);
    }

    /** A grey background of 110 with noise, and at {@code x} a patch of 60×60 pixels of another brightness. */
    private ByteBuffer scene(int x, int brightness) {
        ByteBuffer bgr = ByteBuffer.allocateDirect((int) SIZE.pixels() * 3);
        for (int row = 0; row < SIZE.height(); row++) {
            for (int column = 0; column < SIZE.width(); column++) {
                boolean patch = column >= x && column < x + 60 && row >= 150 && row < 210;
                int value = Math.clamp((patch ? brightness : 110) + random.nextInt(5) - 2, 0, 255);
                bgr.put((byte) value).put((byte) value).put((byte) value);
            }
        }
        return bgr.flip();
    }
}
