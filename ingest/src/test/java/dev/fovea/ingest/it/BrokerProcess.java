package dev.fovea.ingest.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real single-node KRaft broker in a process of its own, on free loopback ports, with its data in a given folder. */
final class BrokerProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    BrokerProcess(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = freePort();
        Path properties = folder.resolve("server.properties");
        Files.writeString(properties, properties(port, freePort(), folder.resolve("data")));
        run("kafka.tools.StorageTool", "format", "-t", "Zm92ZWEtdGVzdC1jbHVzdA", "-c", properties.toString())
                .waitFor();
        start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String properties(int port, int controller, Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                """.formatted(port, controller, data);
    }

    /** Starts the broker again on the same port with the same data. */
    void start() throws IOException {
        process = run("kafka.Kafka", folder.resolve("server.properties").toString());
        Awaitility.await("broker").atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    private boolean answers() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", address(), "default.api.timeout.ms", 2000, "request.timeout.ms", 1000))) {
            admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private Process run(String main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Kills the broker as a power cut would. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
