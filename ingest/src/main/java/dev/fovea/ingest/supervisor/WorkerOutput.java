package dev.fovea.ingest.supervisor;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a worker prints into the log of ingest, and of the JVM's report on a crash in native code which thread it was
 * and where. The rest of that report is left out: it shows memory, which may hold a camera's password.
 */
final class WorkerOutput {

    private static final Logger LOG = Logger.getLogger(WorkerOutput.class);
    private static final Pattern THREAD = Pattern.compile("Current thread \\(.*?\\): *JavaThread \"([^\"]+)\".*");
    private static final Pattern FRAME = Pattern.compile("# ([CVJjv] +\\[?[^\\]\\s]+\\]?.*)");
    private static final String CRASH = "# A fatal error has been detected by the Java Runtime Environment";

    private final int worker;
    private boolean crashed;
    private @Nullable String thread;
    private @Nullable String frame;

    /** @param worker number by which the log names it */
    WorkerOutput(int worker) {
        this.worker = worker;
    }

    /** Reads to the end. */
    void read(BufferedReader output) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            LOG.debugf("what the worker prints cannot be read further: %s worker=%d", e.getMessage(), worker);
        }
    }

    private synchronized void take(String line) {
        crashed |= line.startsWith(CRASH);
        if (!crashed) {
            LOG.infof("%s worker=%d", line, worker);
            return;
        }
        Matcher threads = THREAD.matcher(line);
        Matcher frames = FRAME.matcher(line);
        if (thread == null && threads.matches()) {
            thread = threads.group(1);
            LOG.errorf("native code crashed in the thread %s worker=%d", thread, worker);
        } else if (frame == null && frames.matches()) {
            frame = frames.group(1).replaceAll(" +", " ").strip();
            LOG.errorf("native code crashed: %s worker=%d", frame, worker);
        }
    }

    /** How the worker ended, as far as was read. */
    synchronized WorkerExit exit(int status) {
        return new WorkerExit(status, Optional.ofNullable(thread), Optional.ofNullable(frame));
    }
}
