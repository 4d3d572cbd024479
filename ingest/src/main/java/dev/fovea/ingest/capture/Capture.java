package dev.fovea.ingest.capture;

import dev.fovea.ingest.feed.Feed;
import dev.fovea.ingest.feed.FeedLostException;
import dev.fovea.ingest.feed.Kept;
import dev.fovea.ingest.source.Deadline;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.topics.Camera;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Captures one camera under one definition, on a thread of its own, until it is told to stop: opens the source, begins
 * an epoch, makes frames, and opens the source again after a failure: at once if only the process that read it was lost,
 * else after a pause.
 *
 * <p>A platform thread, since FFmpeg, where it runs in this process, blocks in native code, which would pin a virtual
 * thread's carrier.
 */
final class Capture implements Runnable {

    private static final Logger LOG = Logger.getLogger(Capture.class);
    /** A capture that brought its worker down and then ran for so long is taken for well again. */
    private static final Duration STEADY = Duration.ofMinutes(10);

    private final Camera camera;
    private final CameraLedger ledger;
    private final CaptureTools tools;
    private final Deadline deadline = new Deadline();
    /** Pauses after failures of the source; its first picture ends the row. */
    private final Backoff backoff;
    /** Pauses after the source brought a worker down, which may well be after its first picture. */
    private final Backoff culprit;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    Capture(Camera camera, CameraLedger ledger, CaptureTools tools) {
        this.camera = camera;
        this.ledger = ledger;
        this.tools = tools;
        this.backoff = backoff(tools);
        this.culprit = backoff(tools);
        this.thread =
                Thread.ofPlatform().name("capture-" + camera.id()).daemon().unstarted(this);
    }

    private static Backoff backoff(CaptureTools tools) {
        return new Backoff(
                tools.retryFirst(),
                tools.retryMost(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    void start() {
        thread.start();
    }

    /** Tells the capture to stop; it does so within a fraction of a second unless a native call hangs. */
    void stop() {
        deadline.cancel();
        thread.interrupt();
    }

    /** Whether the capture ended within the limit. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether a native call has not come back this long after it should have. */
    boolean hangs(Duration grace) {
        return ended.getCount() > 0 && deadline.overdue(grace);
    }

    Camera camera() {
        return camera;
    }

    @Override
    public void run() {
        try {
            String error = null;
            while (!deadline.cancelled()) {
                enter(new CaptureState.Connecting(now(), error));
                Instant opened = now();
                try {
                    error = captureOnce();
                    if (error == null) {
                        tools.outlet().awaitSettled(camera.id()); // So that the last status tells the whole account.
                        enter(new CaptureState.Finished(now()));
                        return;
                    }
                    pause(error, backoff);
                } catch (FeedLostException e) {
                    stopIfCancelled();
                    error = String.valueOf(e.getMessage());
                    if (e.culprit()) {
                        if (Duration.between(opened, now()).compareTo(STEADY) > 0) {
                            culprit.reset();
                        }
                        pause(error, culprit);
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.debugf("told to stop camera=%s", camera.id());
        } catch (RuntimeException e) {
            // Unforeseen: the camera alone is out of work, and its status says so.
            try (LogFields _ = LogFields.of(camera.id())) {
                LOG.errorf(e, "capture failed unexpectedly camera=%s", camera.id());
            }
            enter(new CaptureState.Invalid(now(), "capture failed unexpectedly, see the log of ingest: " + e));
        } finally {
            ended.countDown();
        }
    }

    /** Captures until the source ends. Returns why it failed, or null if it came to its end. */
    private @Nullable String captureOnce() throws InterruptedException, FeedLostException {
        try (Feed feed = tools.feeds().open(camera, deadline)) {
            FrameMaker maker = new FrameMaker(camera, beginEpoch(), ledger.account());
            for (Kept kept = feed.next(); kept != null; kept = feed.next()) {
                stopIfCancelled();
                backoff.reset();
                take(maker, kept);
            }
            return camera.address().kind().isLive() ? "the source ended" : null;
        } catch (FeedLostException e) {
            throw e;
        } catch (SourceException e) {
            stopIfCancelled();
            return String.valueOf(e.getMessage());
        }
    }

    private void take(FrameMaker maker, Kept kept) throws InterruptedException {
        Frame frame = maker.make(kept).orElse(null);
        if (frame == null) {
            return;
        }
        if (!camera.address().kind().isLive() && camera.pace() == Camera.Pace.MAX) {
            tools.outlet().put(frame);
        } else {
            tools.outlet().offer(frame);
        }
    }

    /** The status with the new epoch is kept before the epoch's first frame: whoever takes over knows of the epoch. */
    private long beginEpoch() throws InterruptedException {
        stopIfCancelled();
        long epoch = ledger.account().beginEpoch();
        while (true) {
            try {
                ledger.transition(new CaptureState.Running(now(), epoch)).get();
                return epoch;
            } catch (ExecutionException e) {
                stopIfCancelled();
                try (LogFields _ = LogFields.of(camera.id(), epoch)) {
                    LOG.warnf("the status could not be written, trying again: %s camera=%s", e.getCause(), camera.id());
                }
                pause(tools.retryFirst());
            }
        }
    }

    private void pause(String error, Backoff pauses) throws InterruptedException {
        Duration pause = pauses.next();
        Instant from = now();
        enter(new CaptureState.Retrying(from, from.plus(pause), pauses.attempts(), error));
        pause(pause);
    }

    private static void pause(Duration pause) throws InterruptedException {
        Thread.sleep(pause);
    }

    private void stopIfCancelled() throws InterruptedException {
        if (deadline.cancelled()) {
            throw new InterruptedException("the capture was told to stop");
        }
    }

    /** A capture that was told to stop changes no state: by then another may run for the camera. */
    private void enter(CaptureState next) {
        if (!deadline.cancelled()) {
            ledger.enter(next);
        }
    }

    private Instant now() {
        return ledger.clock().instant();
    }
}
