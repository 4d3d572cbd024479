package dev.fovea.ingest.capture;

import dev.fovea.ingest.source.Deadline;
import dev.fovea.ingest.source.Shot;
import dev.fovea.ingest.source.Source;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Topic;
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
 * an epoch, makes frames, and opens the source again after a failure.
 *
 * <p>A platform thread, since FFmpeg blocks in native code, which would pin a virtual thread's carrier.
 */
final class Capture implements Runnable {

    private static final Logger LOG = Logger.getLogger(Capture.class);
    private static final int MAX_FRAME_BYTES = Topic.FRAMES.maxMessageBytes() - 1024;

    private final Camera camera;
    private final CameraLedger ledger;
    private final CaptureTools tools;
    private final Deadline deadline = new Deadline();
    private final Backoff backoff;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    Capture(Camera camera, CameraLedger ledger, CaptureTools tools) {
        this.camera = camera;
        this.ledger = ledger;
        this.tools = tools;
        this.backoff = new Backoff(
                tools.retryFirst(),
                tools.retryMost(),
                () -> ThreadLocalRandom.current().nextDouble());
        this.thread =
                Thread.ofPlatform().name("capture-" + camera.id()).daemon().unstarted(this);
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
                error = captureOnce();
                if (error == null) {
                    enter(new CaptureState.Finished(now()));
                    return;
                }
                pause(error);
            }
        } catch (InterruptedException e) {
            LOG.debugf("told to stop camera=%s", camera.id());
        } catch (RuntimeException e) {
            // Unforeseen: the camera alone is out of work, and its status says so.
            LOG.errorf(e, "capture failed unexpectedly camera=%s", camera.id());
            enter(new CaptureState.Invalid(now(), "capture failed unexpectedly, see the log of ingest: " + e));
        } finally {
            ended.countDown();
        }
    }

    /** Captures until the source ends. Returns why it failed, or null if it came to its end. */
    private @Nullable String captureOnce() throws InterruptedException {
        try (Source source = tools.opener().open(camera, deadline)) {
            long epoch = beginEpoch();
            try (FrameMaker maker = new FrameMaker(camera, epoch, ledger.account(), tools.encoder(), MAX_FRAME_BYTES)) {
                for (Shot shot = source.read(); shot != null; shot = source.read()) {
                    stopIfCancelled();
                    backoff.reset();
                    take(maker, shot);
                }
            }
            return camera.address().kind().isLive() ? "the source ended" : null;
        } catch (SourceException e) {
            stopIfCancelled();
            return String.valueOf(e.getMessage());
        }
    }

    private void take(FrameMaker maker, Shot shot) throws InterruptedException {
        Frame frame = maker.make(shot, now()).orElse(null);
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
                LOG.warnf("the status could not be written, trying again: %s camera=%s", e.getCause(), camera.id());
                pause(tools.retryFirst());
            }
        }
    }

    private void pause(String error) throws InterruptedException {
        Duration pause = backoff.next();
        Instant from = now();
        enter(new CaptureState.Retrying(from, from.plus(pause), backoff.attempts(), error));
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
