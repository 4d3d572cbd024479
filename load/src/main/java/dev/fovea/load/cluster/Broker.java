package dev.fovea.load.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/**
 * A single-node KRaft broker (KIP-500) from Kafka's own jars, for one machine: loopback only, no replication, data in
 * {@link Home}.
 */
final class Broker {

    private final Home home;
    private final int port;

    Broker(Home home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Writes the settings and, on first use, formats the storage. */
    List<String> prepare(JavaCommand java) throws IOException, InterruptedException {
        Path properties = home.kafka().resolve("server.properties");
        Files.createDirectories(home.kafka());
        Files.write(properties, lines());
        if (!Files.exists(home.kafka().resolve("data/meta.properties"))) {
            format(java, properties);
        }
        return java.run(
                "kafka.Kafka",
                List.of("-Xmx768m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=info"),
                properties.toString());
    }

    private void format(JavaCommand java, Path properties) throws IOException, InterruptedException {
        Path log = home.logs().resolve("kafka-format.log");
        Process format = new ProcessBuilder(java.run(
                        "kafka.tools.StorageTool",
                        List.of("-XX:TieredStopAtLevel=1"),
                        "format",
                        "--ignore-formatted",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        properties.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (format.waitFor() != 0) {
            throw new ClusterException("the broker's storage in " + home.kafka()
                    + " cannot be formatted; its output was:\n" + Home.tail(log, 5));
        }
    }

    private List<String> lines() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + (port + 1));
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + (port + 1));
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", home.kafka().resolve("data").toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "8");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "8");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("message.max.bytes", Integer.toString(8 << 20));
        settings.put("replica.fetch.max.bytes", Integer.toString(8 << 20));
        settings.put("log.retention.check.interval.ms", "60000");
        return settings.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();
    }
}
