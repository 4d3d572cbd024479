package dev.fovea.load.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.load.camera.Stamp;
import dev.fovea.load.check.AccountView;
import dev.fovea.load.check.Checker;
import dev.fovea.load.check.FrameKey;
import dev.fovea.load.check.History;
import dev.fovea.load.check.Leak;
import dev.fovea.load.check.ProcessSearch;
import dev.fovea.load.check.Published;
import dev.fovea.load.check.QueryProbe;
import dev.fovea.load.check.SecretSearch;
import dev.fovea.load.check.Settled;
import dev.fovea.load.check.TopicScan;
import dev.fovea.load.check.Walk;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.Rig;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.Camera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras of each protocol from their server to the tag: the pictures that they showed, each once, in order. */
class ProtocolsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Pictures of each live camera that are waited for. */
    private static final int ENOUGH = 16;
    /** The last of them, which came after FFmpeg had probed the stream: what waits meanwhile comes at once, and is thinned out. */
    private static final int LAST = 10;

    private static final Map<String, AccountView> ACCOUNTS = new LinkedHashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static VideoCameras cameras;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Rig rig;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static QueryClient query;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TopicScan scan;

    private static String refusal = "";

    @BeforeAll
    static void watchACameraOfEachProtocol() throws Exception {
        RigPlan plan = RigPlan.single()
                .with(Service.INGEST, "fovea.source.unverified-hosts", VideoCameras.HOST)
                .with(Service.INFERENCE, "fovea.inference.mode", "complete");
        rig = Rig.start(LocalFovea.PROJECT, new Home(folder.resolve("home")), plan);
        query = new QueryClient(rig.query(0));
        Files.writeString(rig.home().secrets().resolve(VideoCameras.SECRET), VideoCameras.PASSWORD);
        cameras = new VideoCameras(folder);
        for (Camera camera : cameras.refused()) {
            query.put(camera);
        }
        for (Camera camera : cameras.good()) {
            query.put(camera);
        }
        for (Camera camera : cameras.good()) {
            int enough = camera.keyframesOnly() ? VideoCameras.KEYS : ENOUGH;
            await("frames of " + camera.id())
                    .atMost(PATIENCE)
                    .until(() -> account(camera.id()).published() >= enough);
        }
        for (Camera camera : cameras.refused()) {
            refusal = await("why " + camera.id() + " is refused")
                    .atMost(PATIENCE)
                    .until(() -> status(camera, "error"), error -> !error.isEmpty());
        }
        rest();
    }

    private static AccountView account(String id) throws IOException, InterruptedException {
        try (QueryProbe probe = new QueryProbe(rig.query(0))) {
            return probe.account(id);
        }
    }

    private static String status(Camera camera, String field) throws InterruptedException {
        return query.camera(camera.id())
                .map(c -> c.at("/status/" + field).asText())
                .orElse("");
    }

    /** Switches the cameras off, and reads everything when nothing is in flight any more. */
    private static void rest() throws IOException, InterruptedException {
        for (Camera camera : cameras.good()) {
            query.put(Camera.of(camera.id(), camera.source(), false, null, null, null, null, null, null));
        }
        for (Camera camera : cameras.good()) {
            await(camera.id() + " at rest").atMost(PATIENCE).until(() -> isAtRest(camera));
            ACCOUNTS.put(camera.id(), account(camera.id()));
        }
        scan = TopicScan.of(rig.kafka(), cameras.ledgers(), secrets());
    }

    private static boolean isAtRest(Camera camera) throws IOException, InterruptedException {
        AccountView account = account(camera.id());
        long dropped =
                account.dropped().values().stream().mapToLong(Long::longValue).sum();
        return status(camera, "state").equals("disabled")
                && account.inFlight() == 0
                && account.captured() == account.published() + dropped;
    }

    private static SecretSearch secrets() {
        return new SecretSearch(Map.of(VideoCameras.SECRET, VideoCameras.PASSWORD));
    }

    @AfterAll
    static void stop() throws Exception {
        if (cameras != null) {
            cameras.close();
        }
        if (rig != null) {
            query.close();
            rig.close();
        }
    }

    @Test
    void shouldPublishAnHlsStreamInOrder() {
        assertThat(stamps("hls")).hasSizeGreaterThanOrEqualTo(ENOUGH).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldPublishEveryPictureOfAnRtspCamera() {
        assumeRtsp();

        assertThatAllArrive("rtsp");
    }

    @Test
    void shouldPublishEveryPictureOfAnRtspsCameraWhoseHostIsExceptedFromVerification() {
        assumeRtsp();

        assertThatAllArrive("rtsps");
    }

    @Test
    void shouldRefuseAnRtspsCameraThatNobodyVouchesFor() throws IOException, InterruptedException {
        assumeRtsp();

        assertThat(refusal).contains("TLS certificate", "not trusted", "fovea.source.unverified-hosts");
        assertThat(account("untrusted").captured()).isZero();
    }

    @Test
    void shouldPublishKeyFramesAloneWhereOnlyTheyAreWanted() {
        assertThat(stamps("keys")).isEqualTo(sent("keys", 0, VideoCameras.FPS, VideoCameras.KEYS));
        assertThat(ACCOUNTS.get("keys")).extracting(AccountView::captured).isEqualTo((long) VideoCameras.KEYS);
    }

    @Test
    void shouldLeadEachFrameToADetection() {
        Map<String, List<FrameKey>> detected = scan.settled().stream()
                .filter(settled -> settled.rejected().isEmpty())
                .map(Settled::key)
                .flatMap(Optional::stream)
                .collect(groupingBy(FrameKey::camera, mapping(key -> key, toList())));

        for (Camera camera : cameras.good()) {
            assertThat(detected.get(camera.id()))
                    .as(camera.id())
                    .isEqualTo(published(camera.id()).stream()
                            .map(frame -> frame.key().orElseThrow())
                            .toList());
        }
    }

    @Test
    void shouldKeepEveryPromise() throws IOException, InterruptedException {
        List<Leak> leaks = new ArrayList<>(scan.leaks());
        leaks.addAll(new ProcessSearch(secrets()).files(rig.home().logs()));
        List<Walk> walks = new ArrayList<>();
        try (QueryProbe probe = new QueryProbe(rig.query(0))) {
            for (Camera camera : cameras.good()) {
                walks.add(probe.walk(camera.id()));
            }
        }

        assertThat(Checker.report(Checker.violations(new History(
                        scan.published(),
                        scan.settled(),
                        List.of(),
                        scan.statuses(),
                        ACCOUNTS,
                        walks,
                        cameras.ledgers(),
                        leaks,
                        scan.framesComplete()))))
                .isEmpty();
    }

    private static void assumeRtsp() {
        assumeTrue(
                cameras.noRtsp().isEmpty(), () -> "skipped: " + cameras.noRtsp().orElseThrow());
    }

    private static List<Published> published(String id) {
        return scan.published().stream()
                .filter(frame ->
                        frame.key().filter(key -> key.camera().equals(id)).isPresent())
                .toList();
    }

    /** What the published pictures of a camera say of themselves. */
    private static List<Stamp> stamps(String id) {
        return published(id).stream().map(frame -> frame.stamp().orElseThrow()).toList();
    }

    /** Pictures of a live camera, in order and from some time on each. */
    private static void assertThatAllArrive(String id) {
        List<Stamp> stamps = stamps(id);
        assertThat(stamps).hasSizeGreaterThanOrEqualTo(ENOUGH).isSorted().doesNotHaveDuplicates();
        List<Stamp> last = stamps.subList(stamps.size() - LAST, stamps.size());
        assertThat(last).isEqualTo(sent(id, last.getFirst().seq(), 1, LAST));
    }

    /** Every so many of a video's pictures. */
    private static List<Stamp> sent(String id, long first, int step, int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> new Stamp(id, 1, first + i * step))
                .toList();
    }
}
