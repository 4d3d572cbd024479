package dev.fovea.ingest.feed;

import dev.fovea.ingest.motion.MotionDetector;
import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.picture.Size;
import dev.fovea.ingest.source.Deadline;
import dev.fovea.ingest.source.Shot;
import dev.fovea.ingest.source.Source;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures ready in this process: finds the regions and encodes what is not yet encoded. Owns the source and the
 * motion detector.
 */
final class LocalFeed implements Feed {

    /** Much longer than OpenCV ever takes for a picture: past it the call hangs. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private final Source source;
    private final Deadline deadline;
    private final @Nullable MotionDetector motion;
    private final JpegEncoder encoder;
    private final int maxBytes;
    private final Clock clock;

    /** @param maxBytes of a picture that is published */
    LocalFeed(
            Source source,
            Deadline deadline,
            @Nullable MotionDetector motion,
            JpegEncoder encoder,
            int maxBytes,
            Clock clock) {
        this.source = source;
        this.deadline = deadline;
        this.motion = motion;
        this.encoder = encoder;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    @Override
    public @Nullable Kept next() throws SourceException, InterruptedException {
        Shot shot = source.read();
        if (shot == null) {
            return null;
        }
        Instant capturedAt = clock.instant();
        try (var _ = deadline.within(CALL_LIMIT)) {
            return switch (shot) {
                case Shot.Encoded e -> {
                    Size size = new Size(e.width(), e.height());
                    yield picture(capturedAt, size, motion == null ? List.of() : motion.next(e.jpeg(), size), e.jpeg());
                }
                case Shot.Decoded d -> {
                    Size size = new Size(d.width(), d.height());
                    List<Region> moving = motion == null ? List.of() : motion.next(d.bgr(), size);
                    yield picture(capturedAt, size, moving, encoder.encode(d.bgr(), size));
                }
                case Shot.Broken b -> new Kept.Lost(b.reason(), 1);
            };
        }
    }

    private Kept picture(Instant capturedAt, Size size, List<Region> moving, byte[] jpeg) {
        return jpeg.length > maxBytes
                ? new Kept.Lost(Reason.OVERSIZE, 1)
                : new Kept.Picture(capturedAt, size, moving, jpeg);
    }

    @Override
    public void close() {
        source.close();
        if (motion != null) {
            motion.close();
        }
    }
}
