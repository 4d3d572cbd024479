package dev.fovea.query.cameras;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.instances.CameraFacts;
import dev.fovea.query.instances.WholeState;
import dev.fovea.query.state.StateNotReadyException;
import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Detection;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Tries a source before it becomes a camera: ingest, which alone can open it, is given a camera of a passing id that is
 * removed again once its first picture or its failure is there. It keeps one frame in a hundred seconds and looks for
 * moving regions, of which a first picture has none: nothing is left behind but one detection without regions.
 * Thread-safe.
 */
@Singleton
public class SourceTrial {

    /** Ids of trials begin like this. */
    public static final String PREFIX = "fovea-test-";

    private static final Logger LOG = Logger.getLogger(SourceTrial.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** How long a picture may take from a source that is open until it is classified. */
    private static final Duration CLASSIFICATION = Duration.ofSeconds(8);

    private static final double FPS = 0.01;
    private static final int AT_ONCE = 2;

    private final CameraRegistry registry;
    private final WholeState state;
    private final Duration timeout;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final SecureRandom random = new SecureRandom();

    SourceTrial(CameraRegistry registry, WholeState state, QuerySettings settings) {
        this.registry = registry;
        this.state = state;
        this.timeout = settings.cameras().testTimeout();
    }

    /**
     * Tries the source of a definition.
     *
     * @throws StateNotReadyException if too many trials run already, or the definition cannot be written
     */
    public TrialOutcome run(Camera asked) throws InterruptedException {
        if (!places.tryAcquire()) {
            throw new StateNotReadyException(AT_ONCE + " sources are being tested already; try again in a moment");
        }
        byte[] suffix = new byte[6];
        random.nextBytes(suffix);
        String id = PREFIX + HexFormat.of().formatHex(suffix);
        long begin = System.nanoTime();
        try {
            registry.put(new Camera(
                    id,
                    asked.source(),
                    true,
                    FPS,
                    asked.keyframesOnly(),
                    asked.maxSide(),
                    Camera.RegionMode.MOTION,
                    Camera.Pace.SOURCE,
                    false));
            return await(id, begin);
        } finally {
            remove(id);
            places.release();
        }
    }

    private TrialOutcome await(String id, long begin) throws InterruptedException {
        Optional<CameraStatus> status = Optional.empty();
        while (since(begin).compareTo(timeout) < 0) {
            status = Optional.ofNullable(state.camera(id).status());
            CameraState word = status.map(CameraStatus::state).orElse(null);
            if (word == CameraState.RUNNING || word == CameraState.FINISHED) {
                return awaitPicture(id, begin);
            }
            if (status.map(CameraStatus::error).isPresent()
                    && (word == CameraState.RETRYING || word == CameraState.INVALID)) {
                return TrialOutcome.failed(String.valueOf(status.get().error()), since(begin));
            }
            Thread.sleep(PAUSE);
        }
        return TrialOutcome.failed(
                status.isEmpty()
                        ? "no ingest instance took the source within " + timeout.toSeconds() + " s; is ingest running?"
                        : "the source gave no picture within " + timeout.toSeconds() + " s; ingest says: "
                                + String.valueOf(status.get().state()).toLowerCase(java.util.Locale.ROOT),
                since(begin));
    }

    private TrialOutcome awaitPicture(String id, long begin) throws InterruptedException {
        long opened = System.nanoTime();
        while (since(opened).compareTo(CLASSIFICATION) < 0) {
            CameraFacts facts = state.camera(id);
            Optional<Detection> seen = Optional.ofNullable(facts.latest());
            if (seen.isPresent()) {
                return TrialOutcome.seen(seen.get(), since(begin));
            }
            Optional<CameraStatus> status = Optional.ofNullable(facts.status());
            if (status.map(CameraStatus::state)
                    .filter(CameraState.RETRYING::equals)
                    .isPresent()) {
                return TrialOutcome.failed(String.valueOf(status.get().error()), since(begin));
            }
            Thread.sleep(PAUSE);
        }
        return TrialOutcome.opened(
                "the source opens, but no picture of it was classified within " + CLASSIFICATION.toSeconds()
                        + " s; see the health page for inference",
                since(begin));
    }

    private void remove(String id) {
        try {
            registry.remove(id);
        } catch (StateNotReadyException e) {
            LOG.warnf("the test camera could not be removed, remove it by hand: %s camera=%s", e.getMessage(), id);
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
