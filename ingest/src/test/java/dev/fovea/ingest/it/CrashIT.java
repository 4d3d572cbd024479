package dev.fovea.ingest.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ingest and the broker being killed: what stands on the topic and in the account agrees afterwards. */
class CrashIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    @Test
    void shouldMendTheAccountAfterAKillAndKeepItThroughABrokerRestart() throws Exception {
        BrokerProcess broker = SharedBroker.get();
        Files.write(
                folder.resolve("still.jpg"),
                new JpegEncoder(90).encode(ByteBuffer.allocateDirect(160 * 120 * 3), new Size(160, 120)));
        Camera camera = new Camera(
                "crash", folder.toString(), true, 30, false, 640, Camera.RegionMode.WHOLE, Camera.Pace.SOURCE, true);
        try (Topics topics = new Topics(broker.address())) {
            // Longer than the test: the last status before the kill is that of the start, as far behind as can be.
            IngestProcess killed = IngestProcess.start(
                    folder, broker.address(), Map.of("fovea.capture.status-interval", "PT10M"), Map.of());
            topics.define(camera);
            Awaitility.await("frames")
                    .atMost(LIMIT)
                    .until(() -> topics.frames("crash").size() > 40);
            killed.kill();
            int published = topics.frames("crash").size();

            try (IngestProcess next = IngestProcess.start(folder, broker.address())) {
                CameraStatus recovered =
                        topics.await("crash", LIMIT, s -> s.state() == CameraState.RUNNING && s.epoch() == 2);
                assertThat(recovered.counts().published()).isBetween((long) published, published + 5L);

                broker.kill();
                Awaitility.await("ingest sees that the broker is gone")
                        .atMost(LIMIT)
                        .until(() -> next.get("/q/health/ready").contains("\"DOWN\""));
                assertThat(next.get("/q/health/live")).contains("\"UP\"");
                broker.start();
                topics.await("crash", LIMIT, s -> s.lastSeq() > recovered.lastSeq() + 30);

                assertThat(next.stop()).isZero();
            }
            StoppedCamera.assertWhole(topics, "crash");
            topics.remove("crash");
        }
    }

    @Test
    void shouldSayInOneLineThatTheBrokerIsNotRunningAndStopWhenAsked() throws Exception {
        String nowhere = "127.0.0.1:" + BrokerProcess.freePort();
        try (IngestProcess ingest = IngestProcess.launch(folder, nowhere, Map.of(), Map.of())) {
            Awaitility.await("the message")
                    .atMost(LIMIT)
                    .until(() -> ingest.log().contains("cannot reach the broker at " + nowhere));

            assertThat(ingest.get("/q/health/live")).contains("\"UP\"");
            assertThat(ingest.get("/q/health/ready")).contains("\"DOWN\"");
            assertThat(ingest.stop()).isZero();
        }
    }
}
