package dev.fovea.query.broker;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;

/** A single-node KRaft broker from its Maven artifacts, in a process of its own on loopback. */
public final class Broker implements AutoCloseable {

    private final Path folder;
    private final String servers;
    private final Process process;

    private Broker(Path folder, String servers, Process process) {
        this.folder = folder;
        this.servers = servers;
        this.process = process;
    }

    /** Starts a broker with an empty log and waits until it answers. */
    public static Broker start() throws IOException, InterruptedException {
        return start(freePort());
    }

    /** The same on a port that was found free before. */
    public static Broker start(int port) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fovea-broker-");
        int controllerPort = freePort();
        Path properties = Files.writeString(
                folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=2
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=2
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                """.formatted(port, controllerPort, folder.resolve("log")));
        int formatted = run(
                        folder,
                        "kafka.tools.StorageTool",
                        List.of("format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()))
                .waitFor();
        if (formatted != 0) {
            throw new IOException("formatting failed: " + Files.readString(folder.resolve("output.txt")));
        }
        Broker broker =
                new Broker(folder, "127.0.0.1:" + port, run(folder, "kafka.Kafka", List.of(properties.toString())));
        broker.awaitAnswer();
        return broker;
    }

    private static Process run(Path folder, String mainClass, List<String> arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                mainClass),
                        arguments.stream())
                .toList();
        File output = folder.resolve("output.txt").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }

    private void awaitAnswer() throws IOException {
        try (Admin admin = Admin.create(java.util.Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            Awaitility.await("the broker answers").atMost(60, TimeUnit.SECONDS).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "the broker died: " + Files.readString(folder.resolve("output.txt")));
                }
                try {
                    return !admin.describeCluster()
                            .nodes()
                            .get(5, TimeUnit.SECONDS)
                            .isEmpty();
                } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
                    return false;
                }
            });
        }
    }

    /** A port of loopback that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The value of {@code bootstrap.servers}. */
    public String servers() {
        return servers;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
