package dev.fovea.query.broker;

import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.LabelProbability;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Region;
import java.time.Instant;
import java.util.List;

/** Records for tests. */
public final class Samples {

    private Samples() {}

    /** A detection of one region; the picture lies at partition 0 and offset seq. */
    public static Detection detection(
            String camera, long epoch, long seq, Instant capturedAt, String label, double probability) {
        return detection(camera, epoch, seq, capturedAt, new FrameRef(0, seq), label, probability);
    }

    /** A detection of one region in the frame at a place. */
    public static Detection detection(
            String camera, long epoch, long seq, Instant capturedAt, FrameRef frame, String label, double probability) {
        return new Detection(
                camera,
                epoch,
                seq,
                capturedAt,
                capturedAt.plusMillis(20),
                frame,
                640,
                360,
                new ModelRef("tiny", "1"),
                List.of(new ClassifiedRegion(
                        new Region(200, 100, 160, 120),
                        label,
                        probability,
                        List.of(new LabelProbability(label, probability)))));
    }

    /** The same with other regions. */
    public static Detection with(Detection detection, List<ClassifiedRegion> regions) {
        return with(detection, detection.model(), regions);
    }

    /** The same of another model. */
    public static Detection with(Detection detection, ModelRef model) {
        return with(detection, model, detection.regions());
    }

    private static Detection with(Detection detection, ModelRef model, List<ClassifiedRegion> regions) {
        return new Detection(
                detection.camera(),
                detection.epoch(),
                detection.seq(),
                detection.capturedAt(),
                detection.classifiedAt(),
                detection.frame(),
                detection.width(),
                detection.height(),
                model,
                regions);
    }

    /** A status of a running capture. */
    public static CameraStatus status(String camera, Instant at, Counts counts) {
        return new CameraStatus(
                camera, CameraState.RUNNING, at, at, 1, counts.captured() - 1, counts, "ingest-1", null);
    }
}
