package dev.fovea.load.check;

import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Per camera, (epoch, seq) strictly increases on frames, on detections and on rejections, all in one partition. */
final class OrderCheck implements Check {

    @Override
    public List<Violation> violations(History history) {
        List<Violation> violations = new ArrayList<>();
        Last frames = new Last(Topic.FRAMES.topic(), history, violations);
        history.originals().forEach(p -> p.key().ifPresent(key -> frames.next(key, p.place(), p.place())));
        Map<String, Last> results = new HashMap<>();
        for (Settled settled : history.results()) {
            Last last = results.computeIfAbsent(settled.topic(), topic -> new Last(topic, history, violations));
            settled.key().ifPresent(key -> last.next(key, settled.place(), settled.frame()));
        }
        return violations;
    }

    /** The last record of each camera on one topic. */
    private record Last(
            String topic,
            History history,
            List<Violation> violations,
            Map<String, FrameKey> keys,
            Map<String, Integer> partitions) {

        Last(String topic, History history, List<Violation> violations) {
            this(topic, history, violations, new HashMap<>(), new HashMap<>());
        }

        void next(FrameKey key, FrameRef place, FrameRef frame) {
            Integer partition = partitions.putIfAbsent(key.camera(), place.partition());
            if (partition != null && partition != place.partition()) {
                report(key, place, frame, "lies in another partition than " + partition + ", where its camera began");
            }
            FrameKey before = keys.get(key.camera());
            if (before != null && before.compareTo(key) >= 0) {
                report(key, place, frame, "comes after epoch=" + before.epoch() + " seq=" + before.seq());
            } else {
                keys.put(key.camera(), key);
            }
        }

        private void report(FrameKey key, FrameRef place, FrameRef frame, String what) {
            violations.add(new Violation(
                    Invariant.ORDER,
                    topic + " " + place.partition() + "@" + place.offset() + ": " + key + " " + what,
                    Around.of(history, key.camera(), frame)));
        }
    }
}
