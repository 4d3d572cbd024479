package dev.fovea.query.recent;

import dev.fovea.query.frames.PictureReader;
import dev.fovea.query.frames.PictureUnavailableException;
import dev.fovea.topics.Detection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Measures stages on detections as they come. When a frame was published stands with its picture alone, so that is read
 * for a few frames each time somebody asks, and for none while nobody does. Thread-safe.
 */
public final class StageClock {

    /** What is older was not live but read back at a start. */
    private static final Duration LIVE = Duration.ofMinutes(2);

    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final int READ_AT_ONCE = 8;

    private final Clock clock;
    private final StageTimes times = new StageTimes(PERIOD);
    private final Deque<Detection> unread = new ArrayDeque<>();

    public StageClock(Clock clock) {
        this.clock = clock;
    }

    /** A detection has come in. */
    public void seen(Detection detection) {
        Instant now = clock.instant();
        if (detection.classifiedAt().isBefore(now.minus(LIVE))) {
            return;
        }
        times.add(Stage.SHOW, detection.classifiedAt(), now);
        synchronized (unread) {
            unread.addLast(detection);
            if (unread.size() > READ_AT_ONCE) {
                unread.removeFirst();
            }
        }
    }

    /** How long the stages take; reads a few pictures. */
    public List<StageTime> measure(PictureReader pictures) throws InterruptedException {
        List<Detection> taken;
        synchronized (unread) {
            taken = new ArrayList<>(unread);
            unread.clear();
        }
        for (Detection detection : taken) {
            Optional<Instant> published = published(pictures, detection);
            if (published.isPresent()) {
                times.add(Stage.PUBLISH, detection.capturedAt(), published.get());
                times.add(Stage.CLASSIFY, published.get(), detection.classifiedAt());
            }
        }
        return times.at(clock.instant());
    }

    private static Optional<Instant> published(PictureReader pictures, Detection detection)
            throws InterruptedException {
        try {
            return Optional.of(pictures.read(detection.frame()).publishedAt());
        } catch (PictureUnavailableException e) {
            // Expired or busy: there are other frames to measure.
            return Optional.empty();
        }
    }
}
