package dev.fovea.ingest.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Reason;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Cameras of every kind, good and bad, through one packaged ingest and a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CamerasIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Characters that end a host, a user or a query in a URL. */
    private static final String PASSWORD = "c@nary:s/3?cret";

    @TempDir
    static Path folder;

    private IngestProcess ingest;
    private Topics topics;

    @BeforeAll
    void start() throws Exception {
        BrokerProcess broker = SharedBroker.get();
        ingest = IngestProcess.start(
                folder,
                broker.address(),
                Map.of("fovea.source.read-timeout", "PT2S", "fovea.source.open-timeout", "PT5S"),
                Map.of("FOVEA_SECRET_CAM", PASSWORD, "FOVEA_SECRET_WRONG", "wr0ng-c@nary"));
        topics = new Topics(broker.address());
    }

    @AfterAll
    void stop() throws Exception {
        assertThat(ingest.log()).doesNotContain(PASSWORD, "c%40nary", "wr0ng-c");
        assertThat(ingest.stop()).isZero();
        topics.close();
    }

    @Test
    void shouldCaptureRtspAgainUnderTheNextEpochAfterTheServerWasKilled() throws Exception {
        assumeThat(ClipIT.CLIP).as("the clips of fovea.shared.data are here").exists();
        int port = BrokerProcess.freePort();
        RtspServer first = RtspServer.start(port, ClipIT.CLIP, "me", PASSWORD);
        topics.define(camera("rtsp", "rtsp://me:${secret:cam}@127.0.0.1:" + port + "/clip"));
        topics.await("rtsp", LIMIT, s -> s.counts().published() >= 3);

        first.kill();
        CameraStatus failed = topics.await("rtsp", LIMIT, s -> s.state() == CameraState.RETRYING);
        try (RtspServer second = RtspServer.start(port, ClipIT.CLIP, "me", PASSWORD)) {
            topics.await("rtsp", LIMIT, s -> s.epoch() > failed.epoch() && s.lastSeq() >= 2);
            assertThat(second).isNotNull();
        }

        remove("rtsp");
        assertThat(topics.frames("rtsp").stream().map(f -> f.headers()).toList())
                .isSortedAccordingTo(
                        Comparator.comparingLong(FrameHeaders::epoch).thenComparingLong(FrameHeaders::seq))
                .extracting(FrameHeaders::epoch)
                .contains(failed.epoch(), failed.epoch() + 1);
    }

    @Test
    void shouldSayThatAnRtspPasswordIsWrong() throws Exception {
        assumeThat(ClipIT.CLIP).as("the clips of fovea.shared.data are here").exists();
        int port = BrokerProcess.freePort();
        try (RtspServer server = RtspServer.start(port, ClipIT.CLIP, "me", PASSWORD)) {
            assertThat(server).isNotNull();
            assertThat(errorOf("rtsp-wrong", "rtsp://me:${secret:wrong}@127.0.0.1:" + port + "/clip"))
                    .contains("wrong user or password (401)");
            assertThat(errorOf("rtsp-path", "rtsp://me:${secret:cam}@127.0.0.1:" + port + "/nothing"))
                    .contains("404");
        }
    }

    @Test
    void shouldPassMjpegThroughByteForByteAndReconnectAfterTheServerWasKilled() throws Exception {
        List<byte[]> pictures = pictures(20);
        int port = BrokerProcess.freePort();
        MjpegServer first = new MjpegServer(port, pictures, "me", PASSWORD);
        topics.define(camera("mjpeg", "http://me:${secret:cam}@127.0.0.1:" + port + "/mjpeg"));
        topics.await("mjpeg", LIMIT, s -> s.counts().published() >= 5);

        first.close();
        CameraStatus failed = topics.await("mjpeg", LIMIT, s -> s.state() == CameraState.RETRYING);
        try (MjpegServer second = new MjpegServer(port, pictures, "me", PASSWORD)) {
            assertThat(second).isNotNull();
            topics.await("mjpeg", LIMIT, s -> s.epoch() == failed.epoch() + 1 && s.lastSeq() >= 2);
            remove("mjpeg");
        }

        assertThat(topics.frames("mjpeg"))
                .allSatisfy(f -> assertThat(pictures).anyMatch(p -> Arrays.equals(p, f.jpeg())));
    }

    @Test
    void shouldSayWhatIsWrongWithAnHttpSource() throws Exception {
        int port = BrokerProcess.freePort();
        try (MjpegServer server = new MjpegServer(port, pictures(1), "me", PASSWORD)) {
            assertThat(server).isNotNull();
            String host = "127.0.0.1:" + port;
            assertThat(errorOf("http-wrong", "http://me:${secret:wrong}@" + host + "/mjpeg"))
                    .contains("wrong user or password (401)");
            assertThat(errorOf("http-404", "http://" + host + "/nothing")).contains("404");
            assertThat(errorOf("http-page", "http://" + host + "/page")).contains("not a video");
            assertThat(errorOf("http-silent", "http://" + host + "/silent")).contains("no answer in time");
            assertThat(errorOf("http-trickle", "http://" + host + "/trickle")).contains("no answer in time");
            assertThat(errorOf("http-redirect", "http://" + host + "/redirect")).contains("redirects");
        }
    }

    @Test
    void shouldSayWhyASourceCannotBeOpened() throws Exception {
        int closed = BrokerProcess.freePort();
        Path text = Files.writeString(folder.resolve("text.mp4"), "this is no video".repeat(1000));
        Path playlist = Files.writeString(folder.resolve("list.mp4"), "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");

        assertThat(errorOf("refused", "rtsp://127.0.0.1:" + closed + "/x")).contains("connection refused");
        assertThat(errorOf("refused-http", "http://127.0.0.1:" + closed + "/x")).contains("connection refused");
        assertThat(errorOf("unknown-host", "rtsp://camera.invalid/x")).contains("'camera.invalid' is not known");
        assertThat(errorOf("missing", folder.resolve("missing.mp4").toString())).contains("no such file");
        assertThat(errorOf("text", text.toString())).contains("not a video");
        assertThat(errorOf("playlist", playlist.toString())).contains("not a video");
        assertThat(errorOf("no-secret", "rtsp://me:${secret:absent}@127.0.0.1/x"))
                .contains("FOVEA_SECRET_ABSENT");
    }

    @Test
    void shouldNotConnectWhereNoCameraMayBe() throws Exception {
        for (String source : List.of(
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:169.254.169.254]/index.m3u8",
                "rtsp://2130706433/x",
                "rtsps://[fe80::1]/x",
                "https://0x7f000001/x")) {
            assertThat(errorOf("forbidden", source)).contains("the source is not allowed");
        }
    }

    @Test
    void shouldRefuseDefinitionsThatCannotBeUsedAndHarmNoOther() throws Exception {
        topics.defineRaw("broken-json", "{\"id\":".getBytes(UTF_8));
        topics.defineRaw("scheme", "{\"id\":\"scheme\",\"source\":\"gopher://x/y\"}".getBytes(UTF_8));
        topics.defineRaw("No Camera Id\n", "{}".getBytes(UTF_8));
        Files.createDirectories(folder.resolve("good"));
        Files.write(folder.resolve("good/1.jpg"), pictures(1).getFirst());
        topics.define(camera("good", folder.resolve("good").toString()));

        assertThat(topics.await("broken-json", LIMIT, s -> s.state() == CameraState.INVALID)
                        .error())
                .contains("no Camera");
        assertThat(topics.await("scheme", LIMIT, s -> s.state() == CameraState.INVALID)
                        .error())
                .contains("gopher", "rtsp://");
        topics.await(
                "good",
                LIMIT,
                s -> s.state() == CameraState.FINISHED && s.counts().published() == 1);
        for (String camera : List.of("broken-json", "scheme", "good")) {
            topics.remove(camera);
        }
    }

    @Test
    void shouldCountEveryPictureOfAFolderOfBadPictures() throws Exception {
        Path bad = Files.createDirectories(folder.resolve("bad"));
        byte[] picture = pictures(1).getFirst();
        Files.write(bad.resolve("1-good.jpg"), picture);
        Files.write(bad.resolve("2-zero.jpg"), new byte[0]);
        Files.write(
                bad.resolve("3-bomb.jpg"),
                HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000ffc0001108ffffffff03"));
        Files.write(bad.resolve("4-text.png"), "no picture".getBytes(UTF_8));
        Files.write(bad.resolve("5-good.jpg"), picture);
        topics.define(camera("bad", bad.toString()));

        CameraStatus end = topics.await(
                "bad",
                LIMIT,
                s -> s.state() == CameraState.FINISHED && s.counts().published() == 2);

        assertThat(end.counts().captured()).isEqualTo(5);
        assertThat(end.counts().dropped()).isEqualTo(Map.of(Reason.DECODE_ERROR, 2L, Reason.PIXEL_LIMIT, 1L));
        assertThat(topics.frames("bad")).extracting(f -> f.headers().seq()).containsExactly(0L, 4L);
        topics.remove("bad");
    }

    @Test
    void shouldTakeAChangeAndARemovalWithinTwoSeconds() throws Exception {
        Path still = Files.createDirectories(folder.resolve("still"));
        Files.write(still.resolve("1.jpg"), pictures(1).getFirst());
        Camera looped = new Camera(
                "change", still.toString(), true, 10, false, 640, Camera.RegionMode.WHOLE, Camera.Pace.SOURCE, true);
        topics.define(looped);
        CameraStatus before = topics.await("change", LIMIT, s -> s.counts().published() >= 3);

        topics.define(new Camera(
                "change", still.toString(), true, 20, false, 640, Camera.RegionMode.WHOLE, Camera.Pace.SOURCE, true));
        topics.await("change", Duration.ofSeconds(2), s -> s.epoch() == before.epoch() + 1);
        topics.remove("change");
        CameraStatus end = topics.await("change", Duration.ofSeconds(2), s -> s.state() == CameraState.STOPPED);

        assertThat(end.counts().captured())
                .isEqualTo(end.counts().published() + end.counts().droppedTotal());
        assertThat(topics.frames("change")).hasSize((int) end.counts().published());
    }

    private static Camera camera(String id, String source) {
        return new Camera(id, source, true, 10, false, 640, Camera.RegionMode.BOTH, Camera.Pace.MAX, false);
    }

    private String errorOf(String id, String source) throws Exception {
        topics.define(camera(id, source));
        String error = topics.await(id, LIMIT, s -> s.state() == CameraState.RETRYING && s.error() != null)
                .error();
        topics.remove(id);
        return String.valueOf(error);
    }

    private void remove(String camera) throws Exception {
        topics.remove(camera);
        topics.await(camera, LIMIT, s -> s.state() == CameraState.STOPPED);
    }

    private static List<byte[]> pictures(int count) {
        JpegEncoder encoder = new JpegEncoder(90);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    ByteBuffer bgr = ByteBuffer.allocateDirect(160 * 120 * 3);
                    while (bgr.hasRemaining()) {
                        bgr.put((byte) (bgr.position() / 300 + i * 10));
                    }
                    return encoder.encode(bgr.flip(), new Size(160, 120));
                })
                .toList();
    }
}
