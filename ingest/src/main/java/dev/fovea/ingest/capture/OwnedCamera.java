package dev.fovea.ingest.capture;

import dev.fovea.topics.Camera;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A camera that this instance owns: at most one capture runs for it, that of its newest definition. Used by the
 * registry's thread.
 */
public final class OwnedCamera {

    private static final Logger LOG = Logger.getLogger(OwnedCamera.class);
    /** How long FFmpeg is given to come back after it was told to stop. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    /** How long a native call may outlive its deadline before its thread is given up. */
    private static final Duration HANG_LIMIT = Duration.ofSeconds(5);

    private final CameraLedger ledger;
    private final CaptureTools tools;
    private final AtomicLong abandoned;
    private @Nullable Capture capture;

    /** A camera for which nothing runs yet; {@code abandoned} counts the threads that did not come back from a native call */
    public OwnedCamera(CameraLedger ledger, CaptureTools tools, AtomicLong abandoned) {
        this.ledger = ledger;
        this.tools = tools;
        this.abandoned = abandoned;
    }

    public CameraLedger ledger() {
        return ledger;
    }

    /** Captures by a new definition, unless it is the one that is captured already. */
    public void define(Camera camera) throws InterruptedException {
        if (capture != null && capture.camera().equals(camera)) {
            return;
        }
        end();
        if (camera.enabled()) {
            capture = new Capture(camera, ledger, tools);
            capture.start();
        } else {
            ledger.enter(new CaptureState.Disabled(ledger.clock().instant()));
        }
    }

    /** The definition cannot be used: nothing is captured. */
    public void refuse(String reason) throws InterruptedException {
        end();
        ledger.enter(new CaptureState.Invalid(ledger.clock().instant(), reason));
    }

    /** Tells the capture to stop, without waiting for it. */
    public void askToStop() {
        if (capture != null) {
            capture.stop();
        }
    }

    /** Waits for the capture's end; after this no frame of it is made. A thread that hangs in native code is given up. */
    public void end() throws InterruptedException {
        Capture running = capture;
        if (running == null) {
            return;
        }
        capture = null;
        running.stop();
        if (!running.awaitEnd(STOP_LIMIT)) {
            giveUp();
        }
    }

    /** Starts afresh if the capture hangs in a native call that ignores its deadline. */
    public void replaceIfHung() throws InterruptedException {
        Capture running = capture;
        if (running != null && running.hangs(HANG_LIMIT)) {
            running.stop();
            giveUp();
            capture = new Capture(running.camera(), ledger, tools);
            capture.start();
        }
    }

    private void giveUp() {
        abandoned.incrementAndGet();
        try (LogFields _ = LogFields.of(ledger.camera())) {
            LOG.errorf(
                    "a native call did not come back, its thread is given up camera=%s abandoned=%d",
                    ledger.camera(), abandoned.get());
        }
    }

    /** Stops for good: the last status tells where the account stands after its frames were flushed. */
    public void stopped() {
        ledger.enter(new CaptureState.Stopped(ledger.clock().instant()));
    }

    /** Whether its end should be told: a camera that finished, is off or is invalid keeps that state. */
    public boolean isActive() {
        return switch (ledger.state()) {
            case CaptureState.Connecting c -> true;
            case CaptureState.Running r -> true;
            case CaptureState.Retrying r -> true;
            case CaptureState.Finished f -> false;
            case CaptureState.Disabled d -> false;
            case CaptureState.Invalid i -> false;
            case CaptureState.Stopped s -> false;
        };
    }

    /** The camera was removed: stops and tells so. */
    public void remove(Duration flushLimit) throws InterruptedException {
        end();
        tools.outlet().flush(Set.of(ledger.camera()), flushLimit);
        stopped();
    }
}
