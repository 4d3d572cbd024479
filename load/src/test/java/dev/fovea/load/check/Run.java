package dev.fovea.load.check;

import dev.fovea.load.camera.Sent;
import dev.fovea.load.camera.Stamp;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Counts;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run without a fault, whose lists a test may spoil: two cameras, two epochs of ten frames each, some frames rejected,
 * some dropped before the topic, one record that is no frame.
 */
final class Run {

    static final String GATE = "gate";
    private static final Instant BEGIN = Instant.parse("2026-11-24T09:00:00Z");

    final List<Published> published = new ArrayList<>();
    final List<Settled> settled = new ArrayList<>();
    final List<Settled> seenEarlier = new ArrayList<>();
    final Map<String, CameraStatus> statuses = new TreeMap<>();
    final Map<String, AccountView> accounts = new TreeMap<>();
    final List<Walk> walks = new ArrayList<>();
    final Map<String, SentBy> ledgers = new TreeMap<>();
    final List<Leak> leaks = new ArrayList<>();

    Run() {
        camera(GATE, 0);
        camera("yard", 1);
        foreign(new FrameRef(0, 100));
        seenEarlier.addAll(settled.subList(0, 5));
    }

    History history() {
        return new History(published, settled, seenEarlier, statuses, accounts, walks, ledgers, leaks, true);
    }

    List<Violation> violations() {
        return Checker.violations(history());
    }

    /** The place in {@code settled} of a detection of the first camera. */
    int detection() {
        return 3;
    }

    private void camera(String camera, int partition) {
        List<Sent> lines = new ArrayList<>();
        List<FrameKey> keys = new ArrayList<>();
        Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
        long offset = 0;
        for (int epoch = 1; epoch <= 2; epoch++) {
            for (int seq = 0; seq < 10; seq++) {
                FrameKey key = new FrameKey(camera, epoch, seq);
                Stamp stamp = new Stamp(camera, epoch, seq);
                long crc = 1000L * epoch + seq;
                lines.add(new Sent(stamp, BEGIN.plusSeconds(seq), 640, 360, crc, true));
                if (seq == 7) {
                    continue; // dropped before the topic
                }
                FrameRef place = new FrameRef(partition, offset++);
                published.add(new Published(place, Optional.of(key), crc, Optional.of(stamp)));
                if (seq == 5) {
                    rejected.merge(Reason.STALE, 1L, Long::sum);
                    settle(Topic.FRAMES_REJECTED, place, key, Optional.of(Reason.STALE));
                } else {
                    settle(Topic.DETECTIONS, place, key, Optional.empty());
                    keys.add(key);
                }
            }
        }
        Map<Reason, Long> dropped = Map.of(Reason.BACKPRESSURE, 2L);
        statuses.put(
                camera,
                new CameraStatus(
                        camera, CameraState.RUNNING, BEGIN, BEGIN, 2, 9, new Counts(20, 18, dropped), "i", null));
        accounts.put(camera, new AccountView(20, 18, 16, rejected, dropped, 0));
        ledgers.put(camera, new SentBy(lines, true));
        List<List<FrameKey>> pages =
                List.of(keys.reversed().subList(0, 9), keys.reversed().subList(9, 16));
        walks.add(new Walk(camera, pages, pages));
    }

    private void settle(Topic topic, FrameRef frame, FrameKey key, Optional<Reason> rejected) {
        settled.add(new Settled(topic.topic(), frame, frame, Optional.of(key), rejected, frame.offset()));
    }

    private void foreign(FrameRef place) {
        published.add(new Published(place, Optional.empty(), 7, Optional.empty()));
        settled.add(new Settled(
                Topic.FRAMES_REJECTED.topic(), place, place, Optional.empty(), Optional.of(Reason.POISON), 7));
    }
}
