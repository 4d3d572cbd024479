package dev.fovea.load.cluster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that {@code ./fovea up} started, recognised by its id and the time of its start, so that a process that got
 * the same id later is never taken for it.
 *
 * @param service which one
 * @param pid process id
 * @param started as the operating system tells it
 * @param port TCP port on loopback
 * @param log where its output goes
 */
public record RunningProcess(Service service, long pid, Instant started, int port, Path log) {

    /** Takes note of a process that was just started. */
    static RunningProcess of(Service service, ProcessHandle handle, int port, Path log) {
        return new RunningProcess(
                service, handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH), port, log);
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(h -> h.info().startInstant().orElse(Instant.EPOCH).equals(started));
    }

    /** Where it answers HTTP, if it does: {@code http://127.0.0.1:PORT/}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    @JsonIgnore
    public boolean isAlive() {
        return find().isPresent();
    }

    /**
     * Asks the process to end and waits for it; after the patience it is killed.
     *
     * @return whether it ended by itself
     */
    public boolean stop(Duration patience) throws InterruptedException {
        Optional<ProcessHandle> process = find();
        if (process.isEmpty()) {
            return true;
        }
        ProcessHandle handle = process.get();
        handle.destroy();
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
            return false;
        } catch (ExecutionException e) {
            throw new ClusterException("cannot wait for the end of " + service.word() + " (pid " + pid + ")", e);
        }
    }
}
