package dev.fovea.ingest.supervisor;

import dev.fovea.ingest.wire.MessageReader;
import dev.fovea.ingest.wire.MessageWriter;

/** A worker process that runs and is connected. Thread-safe but for the reader, which one thread uses. */
interface WorkerProcess {

    MessageReader in();

    MessageWriter out();

    long pid();

    /** Ends the process at once, whatever it does; it need not run any more. */
    void kill();

    /** Waits for the process' end, which something else brings about. */
    WorkerExit awaitExit() throws InterruptedException;
}
