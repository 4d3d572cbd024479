package dev.fovea.ingest.supervisor;

import java.io.IOException;

/** Starts worker processes. Thread-safe. */
interface WorkerLauncher {

    /**
     * Starts a worker and returns when it is connected. The calling thread must outlive it: the kernel may bind a process
     * to the thread that started it.
     *
     * @param number names the worker in the log
     * @throws IOException if it does not start; the message says what to do
     */
    WorkerProcess launch(int number) throws IOException;
}
