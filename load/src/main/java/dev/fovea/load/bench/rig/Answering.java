package dev.fovea.load.bench.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;

/** The other end of a {@link Worker}: says {@code ready}, then answers each line of its input with {@code done}. */
public final class Answering {

    private Answering() {}

    /** What a line asks for. */
    @FunctionalInterface
    public interface Work {
        void on(String line) throws Exception;
    }

    /**
     * Works until the input ends.
     *
     * @param out what the {@link Worker} reads
     * @throws IOException if the input cannot be read
     * @throws Exception what the work throws
     */
    public static void serve(PrintStream out, Work work) throws Exception {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                work.on(line);
                out.println("done");
            }
        }
    }
}
