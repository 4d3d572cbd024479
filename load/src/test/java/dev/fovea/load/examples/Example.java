package dev.fovea.load.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.load.e2e.LocalFovea;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs one of the programs in {@code api/query/examples} as its reader would. */
final class Example {

    static final Path FOLDER = LocalFovea.PROJECT.resolve("api/query/examples");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Example() {}

    /** The lines that a program prints; fails unless it ends well. */
    static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        try {
            List<String> lines = output(process).lines().toList();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
            return lines;
        } finally {
            process.destroy(); // timeout hands a TERM on to the program, which a KILL would leave running
        }
    }

    /** The first lines of a program that runs on for ever, which is then stopped. */
    static List<String> firstLines(int count, String... command) throws IOException, InterruptedException {
        Process process = start(command);
        try {
            return output(process).lines().limit(count).toList();
        } finally {
            process.destroy(); // timeout hands a TERM on to the program, which a KILL would leave running
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Process start(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of("timeout", Long.toString(PATIENCE.toSeconds())));
        words.addAll(List.of(command));
        return new ProcessBuilder(words)
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Whether a program is on the PATH. */
    static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
