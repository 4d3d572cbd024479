package dev.fovea.query.access;

import dev.fovea.query.broker.Feeder;
import dev.fovea.query.broker.Samples;
import dev.fovea.topics.Camera;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Embedding;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** What two cameras, 'yard' and 'gate', have seen, with a label of its own for each. */
final class TwoCameras {

    static final List<String> IDS = List.of("yard", "gate");

    private static final int FRAMES = 4;
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 7};

    private final Map<String, FrameRef> frames = new HashMap<>();

    /** Writes it, and waits until the service knows it. */
    static TwoCameras feed(String servers) {
        TwoCameras cameras = new TwoCameras();
        try (Feeder feeder = new Feeder(servers)) {
            IDS.forEach(id -> cameras.feed(feeder, id));
        }
        for (String path : List.of("sightings?camera=", "rejections?camera=", "similar?frame=")) {
            for (String id : IDS) {
                String asked = path.startsWith("similar") ? cameras.frame(id) : id;
                Awaitility.await("all is known: " + path + asked)
                        .until(() -> Caller.as("admin")
                                .get("/v1/" + path + asked)
                                .asString()
                                .contains("\"camera\":\"" + id + "\""));
            }
        }
        return cameras;
    }

    private void feed(Feeder feeder, String id) {
        Instant begin = Instant.now().minusSeconds(60);
        feeder.camera(Camera.of(id, "rtsp://10.0.0.8/" + id));
        for (int seq = 0; seq < FRAMES; seq++) {
            Instant at = begin.plusSeconds(seq);
            FrameRef frame = feeder.frame(id, 1, seq, at, JPEG);
            frames.putIfAbsent(id, frame);
            feeder.detection(withEmbedding(Samples.detection(id, 1, seq, at, frame, "car-of-" + id, 0.9)));
        }
        feeder.rejection(id, 1, 10 + IDS.indexOf(id), Reason.STALE);
    }

    private static Detection withEmbedding(Detection plain) {
        List<ClassifiedRegion> regions = plain.regions().stream()
                .map(region -> region.withEmbedding(
                        Embedding.encode(new float[] {1, plain.seq()}, 0, 2).orElseThrow()))
                .toList();
        return Samples.with(plain, regions);
    }

    /** {@code partition/offset} of a camera's first frame. */
    String frame(String id) {
        FrameRef frame = frames.get(id);
        if (frame == null) {
            throw new IllegalArgumentException("no camera '" + id + "' among " + Set.copyOf(IDS));
        }
        return frame.partition() + "/" + frame.offset();
    }
}
