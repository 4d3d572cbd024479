package dev.fovea.query.live;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.BrokerResource;
import dev.fovea.query.broker.Feeder;
import dev.fovea.query.broker.Samples;
import dev.fovea.query.live.EventStream.Event;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of live clients whose connection breaks, and of one that does not read. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(180)
@SuppressWarnings("NullAway.Init") // The test framework sets the fields before each test.
class LiveIT {

    private static final List<String> CAMERAS = List.of("live-a", "live-b", "live-c");
    private static final int KILLS = 100;
    private static final int EVENTS = 1_500;
    /** About 50 MB in all, far more than the buffers of a connection hold. */
    private static final int LARGE_EVENTS = 1_500;

    private static final int CLIENTS = 1_000;
    private static final int EVENTS_FOR_ALL = 50;
    private static final long PER_CLIENT = 150L << 10;

    private static final int REGIONS = 200;
    private static final long BOUND = 40L << 20;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @TestHTTPResource("/")
    URI root;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void awaitReadiness() {
        Awaitility.setDefaultTimeout(60, TimeUnit.SECONDS);
        Awaitility.await("the service is ready")
                .until(() -> when().get("/q/health/ready").statusCode() == 200);
    }

    /** Where a client has got to. */
    private static final class Progress {
        private final List<String> seen = new ArrayList<>();
        private @Nullable String lastId;

        /** Takes in an event; false if it says that the stream ends or has a gap. */
        boolean take(Event event) throws IOException {
            if (!event.id().isEmpty()) {
                lastId = event.id();
            }
            if (event.name().equals("detection")) {
                Detection detection = Json.mapper().readValue(event.data(), Detection.class);
                seen.add(detection.camera() + "/" + detection.seq());
            }
            assertThat(event.name()).isNotEqualTo("reset");
            return !event.name().equals("cut-off");
        }
    }

    @Test
    void shouldMissAndDoubleNothingThoughTheConnectionBreaksAHundredTimes() throws Exception {
        URI address = root.resolve("/v1/stream?camera=live-a&camera=live-b&camera=live-c");
        Random random = new Random(20261124);
        Progress progress = new Progress();
        try (EventStream first = EventStream.open(http, address, null)) {
            progress.take(next(first));
        }
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(this::feedCameras);

        for (int kill = 0; kill < KILLS; kill++) {
            try (EventStream stream = EventStream.open(http, address, progress.lastId)) {
                int left = random.nextInt(1, 20);
                while (left > 0 && progress.take(next(stream))) {
                    left--;
                }
            }
        }
        feeding.get(120, TimeUnit.SECONDS);
        readOn(address, progress, EVENTS);

        assertThat(progress.seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, EVENTS)
                        .mapToObj(i -> CAMERAS.get(i % CAMERAS.size()) + "/" + i / CAMERAS.size())
                        .toList());
    }

    private void feedCameras() {
        try (Feeder feeder = new Feeder(servers)) {
            for (int i = 0; i < EVENTS; i++) {
                feeder.detection(Samples.detection(
                        CAMERAS.get(i % CAMERAS.size()), 1, i / CAMERAS.size(), Instant.now(), "car", 0.9));
            }
        }
    }

    private static Event next(EventStream stream) {
        Event event = stream.next();
        assertThat(event).as("an event before the end").isNotNull();
        return Objects.requireNonNull(event);
    }

    /** Comes back as often as it is cut off, until so much has been seen. */
    private void readOn(URI address, Progress progress, int count) throws IOException, InterruptedException {
        while (progress.seen.size() < count) {
            try (EventStream stream = EventStream.open(http, address, progress.lastId)) {
                for (Event event = stream.next();
                        event != null && progress.take(event) && progress.seen.size() < count; ) {
                    event = stream.next();
                }
            }
        }
    }

    @Test
    void shouldCutOffAClientThatDoesNotReadAndHoldNothingForIt() throws Exception {
        URI address = root.resolve("/v1/stream?camera=live-large");
        Progress progress = new Progress();
        try (EventStream idle = EventStream.open(http, address, null)) {
            progress.take(next(idle));
            long before = usedHeap();

            feedLargeEvents();

            Awaitility.await("the service has read them all")
                    .until(
                            () -> when().get("/v1/cameras/live-large/latest")
                                    .jsonPath()
                                    .<Integer>get("seq"),
                            Integer.valueOf(LARGE_EVENTS - 1)::equals);
            assertThat(usedHeap() - before)
                    .as("bytes held for a client that does not read")
                    .isLessThan(BOUND);
            Awaitility.await("it is cut off").until(() -> clients() == 0);
            for (Event event = idle.next(); event != null && progress.take(event); ) {
                event = idle.next();
            }
        }
        assertThat(progress.seen.size()).as("what was on its way").isLessThan(LARGE_EVENTS);

        readOn(address, progress, LARGE_EVENTS);

        assertThat(progress.seen)
                .containsExactlyElementsOf(IntStream.range(0, LARGE_EVENTS)
                        .mapToObj(i -> "live-large/" + i)
                        .toList());
    }

    private void feedLargeEvents() {
        try (Feeder feeder = new Feeder(servers)) {
            for (int seq = 0; seq < LARGE_EVENTS; seq++) {
                feeder.detection(large(seq));
            }
        }
    }

    private static Detection large(int seq) {
        Detection plain = Samples.detection("live-large", 1, seq, Instant.now(), "car", 0.9);
        ClassifiedRegion region = plain.regions().getFirst();
        return Samples.with(plain, Collections.nCopies(REGIONS, region));
    }

    @Test
    void shouldSendTheSameToAThousandClientsInBoundedMemory() throws Exception {
        URI address = root.resolve("/v1/stream?camera=live-many");
        List<Progress> clients = Stream.generate(Progress::new).limit(CLIENTS).toList();
        CountDownLatch welcome = new CountDownLatch(CLIENTS);
        long before = usedHeap();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> reading = clients.stream()
                    .<Future<?>>map(client -> threads.submit(() -> {
                        readFromNow(address, client, welcome);
                        return null;
                    }))
                    .toList();
            assertThat(welcome.await(100, TimeUnit.SECONDS))
                    .as("all are connected")
                    .isTrue();
            assertThat(clients()).isEqualTo(CLIENTS);
            long connected = usedHeap();
            try (Feeder feeder = new Feeder(servers)) {
                for (int seq = 0; seq < EVENTS_FOR_ALL; seq++) {
                    feeder.detection(Samples.detection("live-many", 1, seq, Instant.now(), "car", 0.9));
                }
            }
            for (Future<?> client : reading) {
                client.get(100, TimeUnit.SECONDS);
            }
            assertThat((connected - before) / CLIENTS)
                    .as("bytes for a client, both ends of its connection together")
                    .isLessThan(PER_CLIENT);
        }

        List<String> all = IntStream.range(0, EVENTS_FOR_ALL)
                .mapToObj(seq -> "live-many/" + seq)
                .toList();
        assertThat(clients).allSatisfy(client -> assertThat(client.seen).isEqualTo(all));
        Awaitility.await("nobody is left").until(() -> clients() == 0);
    }

    /** Connects, and reads on through breaks until it has seen all. */
    private void readFromNow(URI address, Progress client, CountDownLatch welcome)
            throws IOException, InterruptedException {
        try (EventStream stream = EventStream.open(http, address, null)) {
            client.take(next(stream));
            welcome.countDown();
            while (client.seen.size() < EVENTS_FOR_ALL) {
                Event event = stream.next();
                if (event == null || !client.take(event)) {
                    break;
                }
            }
        }
        readOn(address, client, EVENTS_FOR_ALL);
    }

    private static int clients() {
        return when().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("fovea_live_clients"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
