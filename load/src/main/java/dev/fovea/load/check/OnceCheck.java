package dev.fovea.load.check;

import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every record of frames has exactly one result, every result has its frame, and what was seen once stays as it was. */
final class OnceCheck implements Check {

    @Override
    public List<Violation> violations(History history) {
        List<Violation> violations = new ArrayList<>();
        Map<FrameRef, List<Settled>> results =
                history.settled().stream().collect(Collectors.groupingBy(Settled::frame));
        Map<FrameRef, Published> frames = new HashMap<>();
        for (Published frame : history.published()) {
            frames.put(frame.place(), frame);
            results(history, frame, results.getOrDefault(frame.place(), List.of()), violations);
        }
        for (Settled settled : history.settled()) {
            if (history.framesComplete() && !frames.containsKey(settled.frame())) {
                violations.add(violation(history, settled.key(), settled.frame(), settled + " speaks of no frame"));
            }
        }
        disappeared(history, violations);
        return violations;
    }

    private static void results(History history, Published frame, List<Settled> found, List<Violation> violations) {
        if (found.size() != 1) {
            violations.add(violation(
                    history,
                    frame.key(),
                    frame.place(),
                    frame + (found.isEmpty() ? " was lost: it has no result" : " has " + found.size() + " results")));
        }
        for (Settled settled : found) {
            boolean poison = settled.rejected().filter(Reason.POISON::equals).isPresent();
            if (!settled.key().equals(frame.key()) && !poison) {
                violations.add(violation(history, frame.key(), frame.place(), settled + " names another frame"));
            }
            if (frame.key().isEmpty() && !poison) {
                violations.add(violation(
                        history,
                        frame.key(),
                        frame.place(),
                        settled + " is no rejection as poison, yet it is no frame"));
            }
        }
    }

    private static void disappeared(History history, List<Violation> violations) {
        Map<String, Settled> now = history.settled().stream()
                .collect(Collectors.toMap(OnceCheck::name, settled -> settled, (one, other) -> one));
        for (Settled earlier : history.seenEarlier()) {
            Settled same = now.get(name(earlier));
            if (!earlier.equals(same)) {
                violations.add(violation(
                        history,
                        earlier.key(),
                        earlier.frame(),
                        earlier + " was visible and " + (same == null ? "is gone" : "is now " + same)));
            }
        }
    }

    private static String name(Settled settled) {
        return settled.topic() + "/" + settled.place();
    }

    private static Violation violation(History history, java.util.Optional<FrameKey> key, FrameRef place, String what) {
        Collection<String> cameras = key.map(FrameKey::camera).stream().toList();
        return new Violation(
                Invariant.ONCE,
                what,
                Around.of(history, cameras.stream().findFirst().orElse(""), place));
    }
}
