package dev.fovea.ingest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fovea.ingest.picture.PictureHeader;
import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Region;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real clip through the packaged service to a real broker. */
class ClipIT {

    static final Path CLIP = Path.of(System.getProperty("fovea.shared.data", ""), "clips", "car-detection.mp4");

    @TempDir
    Path folder;

    @Test
    void shouldPublishEverySampledFrameOfAClipWhenPlayedAtFullSpeed() throws Exception {
        assumeThat(CLIP).as("the clips of fovea.shared.data are here").exists();
        BrokerProcess broker = SharedBroker.get();
        try (IngestProcess ingest = IngestProcess.start(folder, broker.address());
                Topics topics = new Topics(broker.address())) {

            topics.define(new Camera(
                    "clip", CLIP.toString(), true, 5, false, 640, Camera.RegionMode.BOTH, Camera.Pace.MAX, false));
            CameraStatus end = topics.await("clip", Duration.ofSeconds(30), s -> s.state() == CameraState.FINISHED);

            assertThat(end.counts().captured()).isEqualTo(end.counts().published());
            List<Topics.Published> frames = topics.frames("clip");
            assertThat(frames).hasSize((int) end.counts().published()).hasSizeBetween(150, 152);
            assertThat(end.counts().droppedTotal()).isZero();
            for (int i = 0; i < frames.size(); i++) {
                Topics.Published frame = frames.get(i);
                assertThat(frame.headers().epoch()).isEqualTo(1);
                assertThat(frame.headers().seq()).isEqualTo(i);
                assertThat(PictureHeader.size(frame.jpeg()))
                        .hasValueSatisfying(s -> assertThat(s.toString()).isEqualTo("640×360"));
                assertThat(frame.headers().regions().getFirst()).isEqualTo(Region.whole(640, 360));
            }
            assertThat(frames.stream().filter(f -> f.headers().regions().size() > 1))
                    .as("frames in which a car moves")
                    .hasSizeGreaterThan(30);
            assertThat(ingest.get("/q/metrics"))
                    .contains("fovea_frames_published_total{camera=\"clip\"} " + frames.size() + ".0");
            assertThat(ingest.stop()).isZero();
        }
    }
}
