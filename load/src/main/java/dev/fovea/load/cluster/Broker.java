package dev.fovea.load.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A KRaft broker from Kafka's own jars.
 *
 * @param directory of its settings and its data
 * @param logs where the output of formatting goes
 * @param cluster id of the cluster, the same for all of its nodes
 * @param settings what it is told
 * @param before what stands before each command; it must replace itself by the command
 */
record Broker(Path directory, Path logs, String cluster, BrokerSettings settings, List<String> before) {

    /** Where a broker of a directory keeps its data. */
    static Path data(Path directory) {
        return directory.resolve("data");
    }

    /**
     * Writes the settings and, on first use, formats the storage.
     *
     * @param jvmOptions of the broker
     * @return the command that runs it
     */
    List<String> prepare(JavaCommand java, List<String> jvmOptions) throws IOException, InterruptedException {
        Path properties = directory.resolve("server.properties");
        Path data = data(directory);
        Files.createDirectories(directory);
        Files.write(properties, settings.lines(data));
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(java, properties);
        }
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-XX:+UseSerialGC");
        options.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=info");
        return wrapped(java.run("kafka.Kafka", options, properties.toString()));
    }

    private List<String> wrapped(List<String> command) {
        List<String> whole = new ArrayList<>(before);
        whole.addAll(command);
        return whole;
    }

    private void format(JavaCommand java, Path properties) throws IOException, InterruptedException {
        Path log = logs.resolve("kafka-format.log");
        Process format = new ProcessBuilder(wrapped(java.run(
                        "kafka.tools.StorageTool",
                        List.of("-XX:TieredStopAtLevel=1"),
                        "format",
                        "--ignore-formatted",
                        "-t",
                        cluster,
                        "-c",
                        properties.toString())))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (format.waitFor() != 0) {
            throw new ClusterException("the broker's storage in " + directory
                    + " cannot be formatted; its output was:\n" + Home.tail(log, 5));
        }
    }
}
