package dev.fovea.ingest.supervisor;

import java.time.Duration;
import java.util.List;

/**
 * Watches one worker in regular ticks: ends it when it says nothing, when a native call hangs in it, and when it has long
 * had nothing to do. Counts ticks, not time: where this process itself was frozen, its workers are not taken for silent.
 * Used by the supervisor's thread.
 */
final class Watch {

    static final Duration TICK = Duration.ofMillis(500);
    /** How long a native call may outlive its deadline. */
    static final Duration HANG_LIMIT = Duration.ofSeconds(5);

    static final int SILENT_TICKS = 20;
    /** A JVM that loads its first classes on a busy machine is slow. */
    static final int START_TICKS = 60;

    /** A camera that is defined afresh, or whose source failed, needs no new worker. */
    static final int IDLE_TICKS = 120;
    /** How long cameras have to leave a doomed worker. */
    static final int LEAVE_TICKS = 6;

    private final Worker worker;
    private long heard;
    private int silent;
    private int idle;
    private int doomed;

    Watch(Worker worker) {
        this.worker = worker;
    }

    Worker worker() {
        return worker;
    }

    void tick() {
        if (worker.isDoomed()) {
            doomed++;
            if (doomed >= LEAVE_TICKS || worker.isLeft()) {
                worker.kill();
            }
        } else if (isSilent()) {
            worker.doom(
                    "the worker process said nothing for "
                            + TICK.multipliedBy(silent).toSeconds() + " s",
                    List.of());
            worker.kill();
        } else {
            List<WorkerFeed> hung = worker.hung(HANG_LIMIT);
            if (!hung.isEmpty()) {
                worker.doom("a native call did not come back in the worker process", hung);
            } else {
                closeIfIdle();
            }
        }
    }

    private boolean isSilent() {
        long now = worker.heard();
        silent = now < 0 || now != heard ? 0 : silent + 1;
        heard = now;
        return silent >= (now == 0 ? START_TICKS : SILENT_TICKS);
    }

    private void closeIfIdle() {
        idle = worker.feeds().isEmpty() ? idle + 1 : 0;
        if (idle >= IDLE_TICKS) {
            worker.closeIfIdle();
        }
    }
}
