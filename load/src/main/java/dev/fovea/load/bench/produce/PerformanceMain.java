package dev.fovea.load.bench.produce;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.topics.Topic;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * Kafka's {@code kafka-producer-perf-test} in a process that stays warm from round to round, as ingest's sink does.
 * Arguments: broker, bytes of a record. Each line of its input is a number of records, answered with {@code done}.
 */
public final class PerformanceMain {

    private PerformanceMain() {}

    /** Runs until its input ends. */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err); // The tool prints; this process's output is for answers.
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                ProducerPerformance.main(new String[] {
                    "--topic",
                    Topic.FRAMES.topic(),
                    "--num-records",
                    line,
                    "--record-size",
                    args[1],
                    "--throughput",
                    "-1",
                    "--producer-props",
                    "bootstrap.servers=" + args[0],
                    "acks=all",
                    "linger.ms=5",
                    "batch.size=" + (256 << 10),
                    "buffer.memory=" + (48 << 20),
                    "max.request.size=" + (8 << 20)
                });
                out.println("done");
            }
        }
    }
}
