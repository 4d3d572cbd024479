package dev.fovea.ingest.capture;

import dev.fovea.ingest.motion.MotionDetector;
import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.picture.Size;
import dev.fovea.ingest.source.Shot;
import dev.fovea.topics.Camera;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes frames of one capture's pictures: gives the seq, finds the regions, encodes what is not yet encoded. Used by the
 * capture's thread; closing it frees the motion detector.
 */
final class FrameMaker implements AutoCloseable {

    private final Camera camera;
    private final long epoch;
    private final Account account;
    private final JpegEncoder encoder;
    private final int maxBytes;
    private final @Nullable MotionDetector motion;

    /** @param maxBytes of a frame that the topic takes */
    FrameMaker(Camera camera, long epoch, Account account, JpegEncoder encoder, int maxBytes) {
        this.camera = camera;
        this.epoch = epoch;
        this.account = account;
        this.encoder = encoder;
        this.maxBytes = maxBytes;
        this.motion = camera.regions() == Camera.RegionMode.WHOLE ? null : new MotionDetector();
    }

    /** The frame of a picture, or nothing if the picture was counted as dropped. */
    Optional<Frame> make(Shot shot, Instant capturedAt) {
        long seq = account.capture();
        return switch (shot) {
            case Shot.Encoded e -> {
                Size size = new Size(e.width(), e.height());
                List<Region> moving = motion == null ? List.of() : motion.next(e.jpeg(), size);
                yield frame(seq, capturedAt, size, moving, e.jpeg());
            }
            case Shot.Decoded d -> {
                Size size = new Size(d.width(), d.height());
                List<Region> moving = motion == null ? List.of() : motion.next(d.bgr(), size);
                yield frame(seq, capturedAt, size, moving, encoder.encode(d.bgr(), size));
            }
            case Shot.Broken b -> drop(b.reason());
        };
    }

    private Optional<Frame> frame(long seq, Instant capturedAt, Size size, List<Region> moving, byte[] jpeg) {
        List<Region> regions = new ArrayList<>();
        if (camera.regions() != Camera.RegionMode.MOTION) {
            regions.add(Region.whole(size.width(), size.height()));
        }
        regions.addAll(moving);
        FrameHeaders headers =
                new FrameHeaders(epoch, seq, capturedAt, size.width(), size.height(), regions, FrameHeaders.JPEG, null);
        Frame frame = new Frame(camera.id(), headers, jpeg, account);
        return frame.size() > maxBytes ? drop(Reason.OVERSIZE) : Optional.of(frame);
    }

    private Optional<Frame> drop(Reason reason) {
        account.dropped(reason);
        return Optional.empty();
    }

    @Override
    public void close() {
        if (motion != null) {
            motion.close();
        }
    }
}
