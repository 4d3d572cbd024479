package dev.fovea.resnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, with its output in a file; killed on close if it still runs. */
final class FoveaProcess implements AutoCloseable {

    private static final long SECONDS = 240;

    private final Process process;
    private final Path log;

    private FoveaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it; the heap is fixed and touched, so that what grows is native. */
    static FoveaProcess start(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ResnetCommand.class.getName()));
        command.addAll(arguments);
        Path log = Files.createTempFile(folder, "fovea-", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new FoveaProcess(process, log);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** As {@code kill -9} does; returns the exit status. */
    int kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor();
    }

    /** Waits for its end; returns the exit status. */
    int exit() throws InterruptedException {
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertThat(ended).as("ends within %d s", SECONDS).isTrue();
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
