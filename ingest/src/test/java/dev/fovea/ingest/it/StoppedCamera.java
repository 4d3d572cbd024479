package dev.fovea.ingest.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.FrameHeaders;
import java.util.Comparator;
import java.util.List;

/** What must hold of a camera whose ingest has stopped, whatever happened before. */
final class StoppedCamera {

    private StoppedCamera() {}

    /** Its frames are in order and once each, and its account agrees with them and with itself. */
    static void assertWhole(Topics topics, String camera) throws Exception {
        CameraStatus end = topics.status(camera).orElseThrow();
        List<FrameHeaders> frames =
                topics.frames(camera).stream().map(f -> f.headers()).toList();
        assertThat(end.state()).as(camera).isEqualTo(CameraState.STOPPED);
        assertThat(frames)
                .as(camera)
                .isSortedAccordingTo(
                        Comparator.comparingLong(FrameHeaders::epoch).thenComparingLong(FrameHeaders::seq))
                .doesNotHaveDuplicates();
        assertThat(end.counts().published()).as(camera).isEqualTo(frames.size());
        assertThat(end.counts().captured())
                .as(camera)
                .isEqualTo(end.counts().published() + end.counts().droppedTotal());
    }
}
