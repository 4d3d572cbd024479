package dev.fovea.query.instances;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.query.broker.Broker;
import dev.fovea.query.instances.Outcomes.End;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.Role;
import dev.fovea.query.startup.Service;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three instances as real processes: any of them answers for all, also while one is killed and comes back. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class InstancesIT {

    private static final List<String> CAMERAS =
            IntStream.range(0, 12).mapToObj(i -> "camera-" + i).toList();
    private static final Set<Integer> PARTITIONS = Set.of(0, 1, 2, 3);
    private static final int BEFORE = 90;
    /** The group notices within ten seconds that a member is gone; the rest is for a machine that is busy. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private String admin;

    @Test
    void shouldAnswerWholeAndRightOrNotAtAllWhileAnInstanceIsKilledAndComesBack() throws Exception {
        List<Integer> ports = freePorts(3);
        List<URI> addresses = ports.stream()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
        List<Service> services = new ArrayList<>();
        Truth truth = new Truth();
        Outcomes outcomes = new Outcomes();
        Instant started = Instant.now();
        KeyFile file = new KeyFile(folder.resolve("keys"));
        admin = file.add(new Grant("admin", Role.ADMIN, Set.of(), null));
        String scoped = file.add(new Grant("scoped", Role.VIEWER, Set.of("camera-7"), null));
        Instant begin = Instant.now().minus(Duration.ofMinutes(40)).truncatedTo(ChronoUnit.MINUTES);
        try (Broker broker = Broker.start();
                Production production = new Production(broker.servers(), CAMERAS, truth)) {
            try {
                for (int i = 0; i < ports.size(); i++) {
                    services.add(start(broker, ports, i));
                }
                awaitWhole(addresses.getFirst(), 3);
                production.before(begin, BEFORE);
                for (URI address : addresses) {
                    awaitReady(address);
                }
                production.start();
                int victim = victim(addresses);

                Instant asked = Instant.now();
                Instant killed;
                Instant back;
                try (Asker one = asker(addresses, truth, production, begin, outcomes, 1);
                        Asker two = asker(addresses, truth, production, begin, outcomes, 2)) {
                    one.start();
                    two.start();
                    awaitRight(outcomes, Instant.now(), 40);
                    killed = Instant.now();
                    services.get(victim).kill();
                    awaitTakenOver(addresses, victim);
                    awaitRight(outcomes, Instant.now(), 40);
                    Instant restarted = Instant.now();
                    services.set(victim, start(broker, ports, victim));
                    awaitReady(addresses.get(victim));
                    awaitWhole(addresses.get((victim + 1) % 3), 3);
                    back = Instant.now();
                    awaitRight(outcomes, back, 40);
                    Duration recovery =
                            outcomes.untilWholeAgain(killed, restarted).orElse(Duration.ZERO);
                    Files.writeString(
                            Path.of("target/instances.txt"),
                            "%d detections; begun %s after the start, %d whole answers from copies that stood by in the seconds after the kill, whole again %s after it, back %s after the restart; %s%n"
                                    .formatted(
                                            truth.size(),
                                            Duration.between(started, asked),
                                            outcomes.wholeAndRight(killed, killed.plusSeconds(4)),
                                            recovery,
                                            Duration.between(restarted, back),
                                            outcomes));
                    assertThat(recovery).isLessThan(RECOVERY);
                }

                for (URI address : addresses) {
                    assertThat(seen(address, scoped, begin))
                            .as("what a login of one camera sees at %s", address)
                            .isEqualTo(truth.keys(Set.of("camera-7"), begin, begin.plusSeconds(BEFORE)));
                }
                String session = login(addresses.getFirst(), scoped);
                HttpRequest elsewhere = HttpRequest.newBuilder(
                                addresses.getLast().resolve("/v1/cameras/camera-7/latest"))
                        .header("Cookie", session)
                        .build();
                assertThat(http.send(elsewhere, BodyHandlers.ofString()).statusCode())
                        .as("a browser's session at another instance than it began at")
                        .isEqualTo(200);
                assertThat(outcomes.of(End.WRONG)).isEmpty();
                assertThat(outcomes.of(End.ODD)).isEmpty();
                assertThat(outcomes.count(End.REFUSED, Instant.EPOCH, killed))
                        .as("refused before the kill")
                        .isZero();
                assertThat(outcomes.of(End.UNREACHABLE)).allSatisfy(outcome -> {
                    assertThat(outcome.at()).isBetween(killed.minusSeconds(5), back);
                });
                assertThat(outcomes.of(End.REFUSED))
                        .allSatisfy(
                                outcome -> assertThat(outcome.detail()).contains("\"status\":503", "\"detail\":\""));
            } finally {
                services.forEach(Service::close);
            }
        }
    }

    private Service start(Broker broker, List<Integer> ports, int index) throws IOException {
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

    /** All detections that a login sees of the time before the test. */
    private List<String> seen(URI address, String key, Instant begin) throws IOException, InterruptedException {
        String path = "/v1/detections?limit=1000&from=" + begin + "&to=" + begin.plusSeconds(BEFORE);
        HttpResponse<byte[]> response = get(address.resolve(path), key);
        assertThat(response.statusCode()).isEqualTo(200);
        List<String> keys = new ArrayList<>();
        Json.mapper()
                .readTree(response.body())
                .required("detections")
                .forEach(detection -> keys.add(Asker.key(detection)));
        return keys;
    }

    /** The cookie that a browser gets for a key. */
    private String login(URI address, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/session"))
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.noBody())
                .build();
        String cookie = http.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private Asker asker(
            List<URI> addresses, Truth truth, Production production, Instant begin, Outcomes outcomes, long seed) {
        return new Asker(addresses, CAMERAS, admin, truth, production, begin, outcomes, seed);
    }

    /** An instance that keeps something up to date. */
    private int victim(List<URI> addresses) throws IOException, InterruptedException {
        for (JsonNode instance : instances(addresses.getFirst())) {
            String address = "http://" + instance.required("address").asText();
            if (!instance.required("active").isEmpty()
                    && !addresses.getFirst().toString().equals(address)) {
                return addresses.indexOf(URI.create(address));
            }
        }
        throw new AssertionError("one instance has everything");
    }

    private void awaitTakenOver(List<URI> addresses, int victim) {
        URI survivor = addresses.get((victim + 1) % addresses.size());
        Awaitility.await("the others take over")
                .atMost(RECOVERY)
                .pollInterval(250, TimeUnit.MILLISECONDS)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> isShared(instances(survivor), 2));
    }

    private void awaitWhole(URI address, int count) {
        Awaitility.await(count + " instances share the partitions")
                .atMost(120, TimeUnit.SECONDS)
                .pollInterval(250, TimeUnit.MILLISECONDS)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> isShared(instances(address), count));
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

    private void awaitReady(URI address) {
        Awaitility.await(address + " is ready")
                .atMost(120, TimeUnit.SECONDS)
                .pollInterval(250, TimeUnit.MILLISECONDS)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> get(address.resolve("/q/health/ready"), admin).statusCode() == 200);
    }

    private static void awaitRight(Outcomes outcomes, Instant from, int count) {
        Awaitility.await(count + " right answers")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> outcomes.count(End.RIGHT, from, Instant.MAX) >= count);
    }

    private JsonNode instances(URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(address.resolve("/v1/health"), admin);
        return Json.mapper().readTree(response.body()).path("instances");
    }

    private HttpResponse<byte[]> get(URI address, String key) throws IOException, InterruptedException {
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
}
