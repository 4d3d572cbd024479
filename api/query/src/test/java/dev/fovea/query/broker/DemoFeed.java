package dev.fovea.query.broker;

import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.LabelProbability;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Reason;
import java.awt.Color;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Plays a few cameras in every state, so that pages can be looked at without ingest and inference. */
public final class DemoFeed {

    private static final Scene YARD = new Scene(new Color(178, 52, 46), 196);
    private static final Scene GATE = new Scene(new Color(44, 92, 170), 276);

    private final Feeder feeder;

    public DemoFeed(Feeder feeder) {
        this.feeder = feeder;
    }

    /** Feeds a running broker for as long as the process lives: {@code DemoFeed host:port}. */
    public static void main(String[] arguments) throws InterruptedException {
        try (Feeder feeder = new Feeder(arguments[0])) {
            DemoFeed demo = new DemoFeed(feeder);
            long seq = 0;
            while (!Thread.currentThread().isInterrupted()) {
                demo.step(seq, Instant.now());
                seq++;
                Thread.sleep(400);
            }
        }
    }

    /** Writes one step of every camera. */
    public void step(long seq, Instant now) {
        if (seq % 10 == 0) {
            statuses(seq, now);
        }
        see("car-park", YARD, seq, now, seq % 40 < 30 ? "automobile" : "truck", 0.62 + seq % 7 * 0.05);
        see(
                "north-gate",
                GATE,
                seq,
                now,
                seq % 9 == 0 ? ClassifiedRegion.UNKNOWN : "automobile",
                0.55 + seq % 5 * 0.08);
        if (seq % 11 == 0) {
            feeder.rejection("north-gate", 1, 1_000_000 + seq, Reason.STALE);
        }
        if (seq % 37 == 0) {
            feeder.rejection("car-park", 1, 1_000_000 + seq, Reason.DECODE_ERROR);
        }
    }

    private void statuses(long seq, Instant now) {
        feeder.camera(Camera.of("car-park", "rtsp://10.0.0.7/stream2"));
        feeder.camera(Camera.of("north-gate", "rtsp://viewer:${secret:gate}@10.0.0.8/live"));
        feeder.camera(Camera.of("loading-bay", "rtsp://10.0.0.9/live"));
        feeder.camera(Camera.of("roof", "/media/roof.mp4", false, null, null, null, null, null, null));
        feeder.status(status(
                "car-park",
                CameraState.RUNNING,
                now,
                new Counts(seq + 9, seq + 4, Map.of(Reason.BACKPRESSURE, 3L)),
                null));
        feeder.status(status(
                "north-gate",
                CameraState.RUNNING,
                now,
                new Counts(
                        seq + seq / 11 + 30,
                        seq + seq / 11 + 2,
                        Map.of(Reason.BACKPRESSURE, 12L, Reason.SOURCE_GAP, 9L)),
                null));
        feeder.status(status(
                "loading-bay",
                CameraState.RETRYING,
                now,
                Counts.NONE,
                "rtsp://10.0.0.9/live: connection refused; check that the camera is on and the address is right"));
    }

    private static CameraStatus status(
            String camera,
            CameraState state,
            Instant now,
            Counts counts,
            @org.jspecify.annotations.Nullable String error) {
        return new CameraStatus(camera, state, now, now, 1, counts.captured() - 1, counts, "ingest-1", error);
    }

    private void see(String camera, Scene scene, long seq, Instant now, String label, double probability) {
        FrameRef frame = feeder.frame(camera, 1, seq, now, scene.jpeg(seq));
        feeder.detection(new Detection(
                camera,
                1,
                seq,
                now,
                now.plusMillis(35),
                frame,
                Scene.WIDTH,
                Scene.HEIGHT,
                new ModelRef("fovea-resnet20", "1"),
                seq % 25 == 0
                        ? List.of()
                        : List.of(new ClassifiedRegion(
                                scene.region(seq),
                                label,
                                probability,
                                List.of(
                                        new LabelProbability(
                                                label.equals(ClassifiedRegion.UNKNOWN) ? "ship" : label, probability),
                                        new LabelProbability("ship", 1 - probability))))));
    }
}
