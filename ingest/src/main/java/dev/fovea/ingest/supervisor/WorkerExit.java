package dev.fovea.ingest.supervisor;

import java.util.Optional;

/**
 * How a worker process ended.
 *
 * @param status of the process; 128 + n after signal n
 * @param thread in which native code crashed, where the JVM told
 * @param frame the native function that crashed, where the JVM told
 */
record WorkerExit(int status, Optional<String> thread, Optional<String> frame) {

    private static final int SIGNALLED = 128;
    private static final int KILL = 9;
    /** The JVM's own after {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_HEAP = 3;

    /** What happened, in words that follow "the worker process". */
    String words() {
        if (frame.isPresent()) {
            return "crashed in native code (" + frame.get() + ")";
        }
        if (status == OUT_OF_HEAP) {
            return "ran out of heap: raise fovea.capture.worker-heap or lower fovea.capture.cameras-per-worker";
        }
        if (status == SIGNALLED + KILL) {
            return "was killed (SIGKILL): if it was not you, the machine is short of memory";
        }
        return "ended with status " + status;
    }
}
