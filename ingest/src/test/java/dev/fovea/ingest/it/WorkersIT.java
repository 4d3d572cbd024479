package dev.fovea.ingest.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras in worker processes that are killed and frozen: one camera's worker harms another camera at most once. */
class WorkersIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    /** Far less than it takes ingest to end a worker that says nothing. */
    private static final Duration SECONDS = Duration.ofSeconds(5);

    private static final String PASSWORD = "c@nary:s/3?cret";

    @TempDir
    Path folder;

    @Test
    void shouldInterruptACameraAtMostOnceForAnothersWorkerAndKeepAccountsWhole() throws Exception {
        BrokerProcess broker = SharedBroker.get();
        int port = BrokerProcess.freePort();
        byte[] picture = new JpegEncoder(90).encode(ByteBuffer.allocateDirect(160 * 120 * 3), new Size(160, 120));
        try (MjpegServer server = new MjpegServer(port, List.of(picture), "me", PASSWORD);
                Topics topics = new Topics(broker.address());
                IngestProcess ingest = start(broker)) {
            assertThat(server).isNotNull();
            for (String camera : List.of("left", "right")) {
                topics.define(Camera.of(camera, "http://me:${secret:cam}@127.0.0.1:" + port + "/mjpeg"));
            }
            awaitFrames(topics, "left", 1);
            awaitFrames(topics, "right", 1);
            assertThat(ingest.workers()).hasSize(1);
            assertNoSecret(ingest.workers().getFirst());

            // It is not known which of the two was the reason: from now on each has a worker of its own.
            kill(workerOf(ingest, "left"));
            awaitFrames(topics, "left", 2);
            awaitFrames(topics, "right", 2);
            assertThat(ingest.workers()).hasSize(2).allSatisfy(WorkersIT::assertNoSecret);

            kill(workerOf(ingest, "left"));
            CameraStatus told = topics.await("left", LIMIT, s -> s.error() != null);
            assertThat(told.error()).contains("SIGKILL", "update the camera's firmware");
            awaitFrames(topics, "left", 3);
            IngestProcess.signal("STOP", workerOf(ingest, "left").pid());
            awaitFrames(topics, "left", 4);

            assertThat(topics.status("right").orElseThrow().epoch()).isEqualTo(2);
            assertThat(ingest.get("/q/metrics"))
                    .contains("fovea_workers 2.0", "fovea_workers_broken_total 3.0", "fovea_cameras_quarantined 2.0");
            assertThat(ingest.log()).doesNotContain(PASSWORD, "c%40nary");
            List<ProcessHandle> workers = ingest.workers();
            assertThat(ingest.stop()).isZero();
            assertThat(workers).hasSize(2).noneMatch(ProcessHandle::isAlive);
            StoppedCamera.assertWhole(topics, "left");
            StoppedCamera.assertWhole(topics, "right");
            topics.remove("left");
            topics.remove("right");
        }
    }

    @Test
    void shouldLeaveNotEvenAStoppedWorkerBehindWhenIngestIsKilled() throws Exception {
        BrokerProcess broker = SharedBroker.get();
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Files.write(
                pictures.resolve("still.jpg"),
                new JpegEncoder(90).encode(ByteBuffer.allocateDirect(160 * 120 * 3), new Size(160, 120)));
        try (Topics topics = new Topics(broker.address());
                IngestProcess ingest = start(broker)) {
            topics.define(new Camera(
                    "orphan",
                    pictures.toString(),
                    true,
                    20,
                    false,
                    640,
                    Camera.RegionMode.WHOLE,
                    Camera.Pace.SOURCE,
                    true));
            awaitFrames(topics, "orphan", 1);
            ProcessHandle worker = workerOf(ingest, "orphan");
            IngestProcess.signal("STOP", worker.pid());

            ingest.kill();

            try {
                Awaitility.await("the worker ends").atMost(SECONDS).until(() -> !worker.isAlive());
            } finally {
                worker.destroyForcibly();
            }
            topics.remove("orphan");
        }
    }

    private IngestProcess start(BrokerProcess broker) throws IOException {
        return IngestProcess.start(
                folder,
                broker.address(),
                Map.of("fovea.capture.isolation", "shared"),
                Map.of("FOVEA_SECRET_CAM", PASSWORD));
    }

    private static void awaitFrames(Topics topics, String camera, long epoch) {
        topics.await(camera, LIMIT, s -> s.state() == CameraState.RUNNING && s.epoch() == epoch && s.lastSeq() >= 2);
    }

    private static void kill(ProcessHandle worker) throws Exception {
        assertThat(worker.destroyForcibly()).isTrue();
        var _ = worker.onExit().get();
    }

    /** The worker that reads a camera, told by the name of its thread. */
    private static ProcessHandle workerOf(IngestProcess ingest, String camera) {
        return Awaitility.await("worker of " + camera)
                .atMost(LIMIT)
                .until(
                        () -> ingest.workers().stream()
                                .filter(w -> threads(w.pid()).contains("capture-" + camera))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> threads(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", "" + pid, "task"))) {
            return tasks.map(t -> read(t.resolve("comm")).strip()).toList();
        } catch (IOException e) {
            return List.of(); // It has ended meanwhile.
        }
    }

    private static void assertNoSecret(ProcessHandle worker) {
        for (String file : List.of("cmdline", "environ")) {
            String text = read(Path.of("/proc", "" + worker.pid(), file));
            assertThat(text).as(file).isNotEmpty().doesNotContain(PASSWORD, "c%40nary", "FOVEA_SECRET");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
