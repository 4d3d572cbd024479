package dev.fovea.load.bench.produce;

import dev.fovea.load.bench.rig.Answering;
import dev.fovea.topics.Topic;
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
        Answering.serve(
                out,
                records -> ProducerPerformance.main(new String[] {
                    "--topic",
                    Topic.FRAMES.topic(),
                    "--num-records",
                    records,
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
                }));
    }
}
