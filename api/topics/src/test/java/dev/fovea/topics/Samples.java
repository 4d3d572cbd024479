package dev.fovea.topics;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One record of each kind as release 0.1 wrote it. */
final class Samples {

    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final ModelRef MODEL = new ModelRef("fovea-cifar10", "1");

    static final Camera CAMERA = Camera.of("yard", "rtsp://${secret:yard}@cam.example/stream");

    static final Detection DETECTION = new Detection(
            "yard",
            3,
            17,
            TIME,
            TIME.plusMillis(80),
            new FrameRef(2, 1234),
            640,
            360,
            MODEL,
            List.of(new ClassifiedRegion(
                    new Region(10, 20, 64, 64),
                    "automobile",
                    0.98,
                    List.of(new LabelProbability("automobile", 0.98), new LabelProbability("truck", 0.015)))));

    static final Sighting SIGHTING = new Sighting(
            "yard-3-17-automobile",
            "yard",
            "automobile",
            TIME,
            TIME.plusSeconds(4),
            21,
            0.98,
            0.91,
            new FrameRef(2, 1234),
            new Region(10, 20, 64, 64),
            MODEL,
            false);

    static final CameraStatus CAMERA_STATUS = new CameraStatus(
            "yard",
            CameraState.RETRYING,
            TIME,
            TIME.plusSeconds(2),
            3,
            17,
            new Counts(240, 238, Map.of(Reason.BACKPRESSURE, 2L)),
            "ingest-1",
            "connection refused by rtsp://***@cam.example/stream; is the camera on?");

    static final Map<String, Object> ALL =
            Map.of("camera", CAMERA, "detection", DETECTION, "sighting", SIGHTING, "camera-status", CAMERA_STATUS);

    private Samples() {}
}
