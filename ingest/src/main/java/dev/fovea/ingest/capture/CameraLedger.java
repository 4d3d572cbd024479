package dev.fovea.ingest.capture;

import dev.fovea.topics.CameraStatus;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * The one place in which a camera's state changes: each transition is logged and written as a status, together with the
 * account. Thread-safe.
 */
public final class CameraLedger {

    private static final Logger LOG = Logger.getLogger(CameraLedger.class);

    private final String camera;
    private final String instance;
    private final Account account;
    private final StatusWriter statuses;
    private final Clock clock;
    private CaptureState state;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    public CameraLedger(String camera, String instance, Account account, StatusWriter statuses, Clock clock) {
        this.camera = camera;
        this.instance = instance;
        this.account = account;
        this.statuses = statuses;
        this.clock = clock;
        this.state = new CaptureState.Stopped(clock.instant());
    }

    public String camera() {
        return camera;
    }

    public Account account() {
        return account;
    }

    public Clock clock() {
        return clock;
    }

    public synchronized CaptureState state() {
        return state;
    }

    /** Changes the state and writes the status without waiting for it. */
    public void enter(CaptureState next) {
        var _ = transition(next).exceptionally(failure -> {
            try (LogFields _ = LogFields.of(camera)) {
                LOG.warnf("the status could not be written: %s camera=%s", failure.getMessage(), camera);
            }
            return null;
        });
    }

    /** Changes the state; the result completes when the broker keeps the status. */
    public synchronized CompletableFuture<Void> transition(CaptureState next) {
        try (LogFields _ = fields(next)) {
            log(next);
        }
        state = next;
        last = write();
        return last;
    }

    /**
     * Writes the present state and account, unless the status before is still on its way: with the broker away statuses
     * would pile up.
     */
    public synchronized void refresh() {
        if (last.isDone()) {
            last = write();
        }
    }

    private CompletableFuture<Void> write() {
        Account.Standing standing = account.standing();
        return statuses.write(new CameraStatus(
                camera,
                state.word(),
                state.since(),
                clock.instant(),
                standing.epoch(),
                standing.lastSeq(),
                standing.counts(),
                instance,
                state.error()));
    }

    private LogFields fields(CaptureState next) {
        return next instanceof CaptureState.Running running
                ? LogFields.of(camera, running.epoch())
                : LogFields.of(camera);
    }

    private void log(CaptureState next) {
        switch (next) {
            case CaptureState.Connecting c -> LOG.infof("opening the source camera=%s", camera);
            case CaptureState.Running r -> LOG.infof("capturing camera=%s epoch=%d", camera, r.epoch());
            case CaptureState.Retrying r ->
                LOG.warnf(
                        "source failed, trying again at %s: %s camera=%s attempt=%d",
                        r.until(), r.reason(), camera, r.attempt());
            case CaptureState.Finished f -> LOG.infof("the source ended camera=%s", camera);
            case CaptureState.Disabled d -> LOG.infof("switched off camera=%s", camera);
            case CaptureState.Invalid i -> LOG.warnf("the definition cannot be used: %s camera=%s", i.reason(), camera);
            case CaptureState.Stopped s -> LOG.infof("stopped camera=%s", camera);
        }
    }
}
