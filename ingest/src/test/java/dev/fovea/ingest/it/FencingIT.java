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
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that share cameras: whatever befalls one, each camera's frames stay in order and its account whole. */
class FencingIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> CAMERAS =
            IntStream.range(0, 8).mapToObj(i -> "shared-" + i).toList();

    @TempDir
    Path folder;

    @Test
    void shouldShutOutAnInstanceThatWasFrozenAndMoveCamerasBothWays() throws Exception {
        BrokerProcess broker = SharedBroker.get();
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Files.write(
                pictures.resolve("still.jpg"),
                new JpegEncoder(90).encode(ByteBuffer.allocateDirect(160 * 120 * 3), new Size(160, 120)));
        try (Topics topics = new Topics(broker.address());
                IngestProcess one = start(broker, "one")) {
            for (String camera : CAMERAS) {
                topics.define(new Camera(
                        camera,
                        pictures.toString(),
                        true,
                        20,
                        false,
                        640,
                        Camera.RegionMode.WHOLE,
                        Camera.Pace.SOURCE,
                        true));
            }
            await(topics, all -> all.stream().allMatch(s -> runsOn(s, "one")));

            try (IngestProcess two = start(broker, "two")) {
                await(
                        topics,
                        all -> all.stream().anyMatch(s -> runsOn(s, "two"))
                                && all.stream().anyMatch(s -> runsOn(s, "one")));
                one.signal("STOP");
                await(topics, all -> all.stream().allMatch(s -> runsOn(s, "two")));
                one.signal("CONT");
                await(topics, all -> all.stream().anyMatch(s -> runsOn(s, "one")));
                two.kill();
            }
            await(topics, all -> all.stream().allMatch(s -> runsOn(s, "one")));
            assertThat(one.stop()).isZero();

            for (String camera : CAMERAS) {
                StoppedCamera.assertWhole(topics, camera);
                topics.remove(camera);
            }
        }
    }

    private IngestProcess start(BrokerProcess broker, String instance) throws Exception {
        return IngestProcess.start(folder, broker.address(), Map.of("fovea.instance", instance), Map.of());
    }

    private static boolean runsOn(CameraStatus status, String instance) {
        return status.state() == CameraState.RUNNING
                && status.instance().equals(instance)
                && status.counts().published() > 0;
    }

    private static void await(Topics topics, Predicate<List<CameraStatus>> wanted) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> CAMERAS.stream()
                                .flatMap(c -> topics.status(c).stream())
                                .toList(),
                        all -> all.size() == CAMERAS.size() && wanted.test(all));
    }
}
