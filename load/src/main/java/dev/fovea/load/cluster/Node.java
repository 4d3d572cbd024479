package dev.fovea.load.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process of a {@link Rig}: it can be killed, frozen, asked to end and started again, always by the same command, on the
 * same port and with the same data. Not thread-safe.
 */
public final class Node {

    private final String name;
    private final Service service;
    private final int port;
    private final Path log;
    private final Path directory;
    private final List<String> command;
    private @Nullable Process process;

    Node(String name, Service service, int port, Path log, Path directory, List<String> command) {
        this.name = name;
        this.service = service;
        this.port = port;
        this.log = log;
        this.directory = directory;
        this.command = List.copyOf(command);
    }

    /** Such as {@code inference-2}; numbers begin at 1. */
    public String name() {
        return name;
    }

    public Service service() {
        return service;
    }

    /** TCP port on loopback, HTTP unless this is a broker. */
    public int port() {
        return port;
    }

    /** Where it answers HTTP, if it does: {@code http://127.0.0.1:PORT/}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Where its output goes; each start adds to it. */
    public Path log() {
        return log;
    }

    /**
     * Starts the process without waiting until it serves.
     *
     * @throws IllegalStateException if it runs already
     */
    public void start() throws IOException {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().remove("FOVEA_HOME");
        process = builder.start();
    }

    /**
     * Waits until it serves.
     *
     * @throws ClusterException with the end of its log if it ends, or does not serve within the patience
     */
    public void awaitReady(Duration patience) throws InterruptedException {
        Readiness.await(running(), patience);
    }

    /** Whether it serves now. */
    public boolean isReady() throws InterruptedException {
        return isAlive() && Readiness.isReady(running());
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Process id of the present or last run. */
    public long pid() {
        return started().pid();
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() throws InterruptedException {
        Process running = started();
        running.destroyForcibly();
        running.waitFor();
    }

    /** SIGSTOP: the process stands still, its connections stay open. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /**
     * SIGTERM; returns when the process is gone.
     *
     * @return its exit status; empty if it had to be killed after the patience
     */
    public OptionalInt end(Duration patience) throws InterruptedException {
        Process running = started();
        running.destroy();
        if (running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return OptionalInt.of(running.exitValue());
        }
        kill();
        return OptionalInt.empty();
    }

    /** Waits until the process has ended by itself; empty if it has not within the patience. */
    public OptionalInt awaitEnd(Duration patience) throws InterruptedException {
        Process running = started();
        return running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(running.exitValue())
                : OptionalInt.empty();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException("cannot send SIG" + signal + " to " + name + " (pid " + pid() + ")");
        }
    }

    private RunningProcess running() {
        ProcessHandle handle = started().toHandle();
        return new RunningProcess(
                service, handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH), port, log);
    }

    private Process started() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }
}
