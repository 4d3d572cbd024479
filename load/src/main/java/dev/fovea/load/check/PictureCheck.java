package dev.fovea.load.check;

import dev.fovea.load.camera.Sent;
import dev.fovea.load.camera.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pictures are those that the cameras sent, each under its own camera, none twice, in the order in which they were
 * sent, and unchanged where nothing has to change them.
 */
final class PictureCheck implements Check {

    @Override
    public List<Violation> violations(History history) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Map<Stamp, Sent>> ledgers = new HashMap<>();
        history.ledgers().forEach((camera, by) -> {
            Map<Stamp, Sent> lines = new HashMap<>();
            by.lines().forEach(line -> lines.put(line.stamp(), line));
            ledgers.put(camera, lines);
        });
        Map<String, Stamp> last = new HashMap<>();
        for (Published frame : history.originals()) {
            Optional<FrameKey> key = frame.key().filter(k -> ledgers.containsKey(k.camera()));
            if (key.isPresent() && frame.stamp().isPresent()) {
                String camera = key.get().camera();
                Stamp stamp = frame.stamp().get();
                check(history, frame, stamp, ledgers.getOrDefault(camera, Map.of()), violations);
                Stamp before = last.put(camera, stamp);
                if (before != null && before.compareTo(stamp) >= 0) {
                    violations.add(
                            violation(Invariant.ORDER, history, frame, "its picture was sent no later than " + before));
                }
            }
        }
        return violations;
    }

    private static void check(
            History history, Published frame, Stamp stamp, Map<Stamp, Sent> ledger, List<Violation> violations) {
        String camera = frame.key().orElseThrow().camera();
        Sent line = ledger.get(stamp);
        SentBy by = history.ledgers().get(camera);
        if (!stamp.camera().equals(camera)) {
            violations.add(violation(Invariant.ONCE, history, frame, "shows a picture of another camera"));
        } else if (line == null) {
            violations.add(violation(Invariant.ONCE, history, frame, "shows a picture that the camera never sent"));
        } else if (by != null && by.byteForByte() && line.crc() != frame.crc()) {
            violations.add(violation(Invariant.ONCE, history, frame, "has other bytes than the camera sent"));
        }
    }

    private static Violation violation(Invariant invariant, History history, Published frame, String what) {
        String camera = frame.key().map(FrameKey::camera).orElse("");
        return new Violation(invariant, frame + ": " + what, Around.of(history, camera, frame.place()));
    }
}
