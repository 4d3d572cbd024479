package dev.fovea.load.bench.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.cluster.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program in a process of its own, so that its processor time is its own: asked by a line, it answers by a line. A main
 * class of this module runs with the heap and collector of the services. Not thread-safe.
 */
public final class Worker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final PrintWriter questions;
    private final BufferedReader answers;

    private Worker(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.questions = new PrintWriter(process.outputWriter(UTF_8), true);
        this.answers = process.inputReader(UTF_8);
    }

    /**
     * Starts it and waits for its first line, which says that it is ready.
     *
     * @param log where what it says besides goes
     */
    public static Worker start(Path project, Path log, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                project.resolve("load/target/classes") + ":" + project.resolve("load/target/lib") + "/*",
                main.getName()));
        command.addAll(arguments);
        return start(log, command);
    }

    /**
     * Starts another program that answers like {@link Answering}, and waits for its first line.
     *
     * @param log where what it says besides goes
     */
    public static Worker start(Path log, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Worker worker = new Worker(process, log);
        var _ = worker.answer();
        return worker;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws BenchException if the process ends instead
     */
    public String ask(String question) throws IOException {
        questions.println(question);
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new BenchException("a worker of the benchmark ended. The end of its log:\n" + Home.tail(log, 15));
        }
        return line;
    }

    public long pid() {
        return process.pid();
    }

    /** Its processor time. */
    public ProcessorTime processor() {
        return ProcessorTime.of(process.pid());
    }

    @Override
    public void close() {
        questions.close(); // The end of its input ends it.
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
