package dev.fovea.query.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The packaged service in a process of its own; without a broker unless one is set. */
public final class Service implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Listening on: (https?://\\S+)");

    private final Process process;
    private final Path log;

    private Service(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param folder for its log and state
     * @param settings beside those that keep it to loopback and free ports
     */
    public static Service start(Path folder, Map<String, String> settings) throws IOException {
        return start(List.of(), folder, settings);
    }

    /**
     * Starts it by another command.
     *
     * @param wrapper what stands before the service's own command
     */
    static Service start(List<String> wrapper, Path folder, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dkafka.bootstrap.servers=127.0.0.1:1",
                "-Dquarkus.http.port=0",
                "-Dquarkus.http.ssl-port=0",
                "-Dfovea.state.directory=" + folder.resolve("state")));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        File log = folder.resolve("log").toFile();
        return new Service(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start(),
                log.toPath());
    }

    /** The address on which it listens. */
    public String awaitAddress() {
        return Awaitility.await("the service listens")
                .atMost(60, TimeUnit.SECONDS)
                .failFast(() -> assertThat(process.isAlive()).as(output()).isTrue())
                .until(() -> ADDRESS.matcher(output()), Matcher::find)
                .group(1);
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP: it answers nothing, notices nothing, and keeps its connections. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).as("kill %s", signal).isZero();
    }

    /** How it ends. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it still runs: " + output());
        }
        return process.exitValue();
    }

    /** What it has said. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
    }
}
