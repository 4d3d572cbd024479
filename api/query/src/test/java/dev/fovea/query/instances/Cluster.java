package dev.fovea.query.instances;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.query.broker.Broker;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.Role;
import dev.fovea.query.startup.Service;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Three instances as real processes on one broker, with a copy of each partition that stands by, and cameras that see something. */
final class Cluster implements AutoCloseable {

    static final List<String> CAMERAS =
            IntStream.range(0, 12).mapToObj(i -> "camera-" + i).toList();

    /** A login that sees this camera and no other. */
    static final String SEEN = "camera-7";

    /** So many seconds each camera had seen something before the instances were asked. */
    static final int BEFORE = 90;

    /** The group notices within ten seconds that a member is gone; the rest is for a machine that is busy. */
    static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final Set<Integer> PARTITIONS = Set.of(0, 1, 2, 3);
    private static final int SIZE = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant begin = Instant.now().minus(Duration.ofMinutes(40)).truncatedTo(ChronoUnit.MINUTES);
    private final Truth truth = new Truth();
    private final List<Service> services = new ArrayList<>();
    private final Path folder;
    private final List<Integer> ports;
    private final List<URI> addresses;
    private final String admin;
    private final String scoped;
    private final Broker broker;
    private final Production production;
    private final Questions questions;

    private Cluster(Path folder, Broker broker) throws IOException {
        this.folder = folder;
        this.broker = broker;
        ports = freePorts(SIZE);
        addresses = ports.stream()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
        KeyFile file = new KeyFile(folder.resolve("keys"));
        admin = file.add(new Grant("admin", Role.ADMIN, Set.of(), null));
        scoped = file.add(new Grant("scoped", Role.VIEWER, Set.of(SEEN), null));
        production = new Production(broker.servers(), CAMERAS, truth);
        questions = new Questions(addresses, CAMERAS, admin, truth, production, begin);
    }

    /** Starts it; the cameras see something from now on. */
    static Cluster start(Path folder) throws IOException, InterruptedException {
        Cluster cluster = new Cluster(folder, Broker.start());
        try {
            for (int i = 0; i < SIZE; i++) {
                cluster.services.add(cluster.startService(i));
            }
            cluster.awaitWhole(0);
            cluster.production.before(cluster.begin, BEFORE);
            for (int i = 0; i < SIZE; i++) {
                cluster.awaitReady(i);
            }
            cluster.production.start();
            return cluster;
        } catch (RuntimeException | IOException e) {
            cluster.close();
            throw e;
        }
    }

    List<URI> addresses() {
        return addresses;
    }

    Questions questions() {
        return questions;
    }

    Truth truth() {
        return truth;
    }

    Production production() {
        return production;
    }

    /** The earliest capture. */
    Instant begin() {
        return begin;
    }

    /** The key of a login that sees all cameras. */
    String admin() {
        return admin;
    }

    /** The key of a login that sees {@link #SEEN} only. */
    String scoped() {
        return scoped;
    }

    Service service(int instance) {
        return services.get(instance);
    }

    /** Starts an instance again that has been killed. */
    void restart(int instance) throws IOException {
        services.set(instance, startService(instance));
    }

    /** The instances beside one. */
    List<Integer> beside(int instance) {
        return IntStream.range(0, SIZE).filter(i -> i != instance).boxed().toList();
    }

    private Service startService(int index) throws IOException {
        return Service.start(
                Files.createDirectories(folder.resolve("instance-" + index)),
                Map.of(
                        "kafka.bootstrap.servers",
                        broker.servers(),
                        "quarkus.http.port",
                        ports.get(index).toString(),
                        "fovea.query.security.keys",
                        folder.resolve("keys").toString(),
                        "fovea.query.security.secret",
                        "one secret for all instances of a test",
                        "fovea.query.security.requests-per-second",
                        "100000",
                        "fovea.query.instances.standby",
                        "1"));
    }

    /** An instance that keeps something up to date. */
    int victim() throws IOException, InterruptedException {
        for (JsonNode instance : instances(0)) {
            String address = "http://" + instance.required("address").asText();
            if (!instance.required("active").isEmpty()
                    && !addresses.getFirst().toString().equals(address)) {
                return addresses.indexOf(URI.create(address));
            }
        }
        throw new AssertionError("one instance has everything");
    }

    /** The cameras of the partitions that an instance keeps up to date. */
    List<String> camerasOf(int instance) throws IOException, InterruptedException {
        Set<Integer> kept = new TreeSet<>();
        for (JsonNode one : instances(instance)) {
            if (one.required("address").asText().equals(addresses.get(instance).getAuthority())) {
                one.required("active").forEach(partition -> kept.add(partition.asInt()));
            }
        }
        return CAMERAS.stream()
                .filter(camera -> kept.contains(truth.partition(camera)))
                .toList();
    }

    /** Waits until the others have all partitions, and a copy of each that stands by. */
    void awaitTakenOver(int victim) {
        int survivor = beside(victim).getFirst();
        Awaitility.await("the others take over")
                .atMost(RECOVERY)
                .pollInterval(250, TimeUnit.MILLISECONDS)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> isShared(instances(survivor), SIZE - 1));
    }

    /** Waits until all instances share the partitions, as one of them has it. */
    void awaitWhole(int instance) {
        Awaitility.await(SIZE + " instances share the partitions")
                .atMost(120, TimeUnit.SECONDS)
                .pollInterval(250, TimeUnit.MILLISECONDS)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> isShared(instances(instance), SIZE));
    }

    /** Whether so many instances keep every partition once, and have a copy of each that stands by if they can. */
    private static boolean isShared(JsonNode instances, int count) {
        List<Integer> active = new ArrayList<>();
        Set<Integer> standby = new TreeSet<>();
        for (JsonNode instance : instances) {
            instance.required("active").forEach(partition -> active.add(partition.asInt()));
            instance.required("standby").forEach(partition -> standby.add(partition.asInt()));
        }
        return instances.size() == count
                && active.size() == PARTITIONS.size()
                && PARTITIONS.equals(new TreeSet<>(active))
                && (count == 1 || PARTITIONS.equals(standby));
    }

    void awaitReady(int instance) {
        URI address = addresses.get(instance);
        Awaitility.await(address + " is ready")
                .atMost(120, TimeUnit.SECONDS)
                .pollInterval(250, TimeUnit.MILLISECONDS)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> get(address.resolve("/q/health/ready"), admin).statusCode() == 200);
    }

    private JsonNode instances(int instance) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(addresses.get(instance).resolve("/v1/health"), admin);
        return Json.mapper().readTree(response.body()).path("instances");
    }

    /** Asks for one thing. */
    HttpResponse<byte[]> get(URI address, String key) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + key)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.add(socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
        return ports;
    }

    @Override
    public void close() {
        try (broker;
                production;
                questions) {
            services.forEach(Service::close);
            http.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
