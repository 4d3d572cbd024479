package dev.fovea.load.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Pages stay as they were, repeat nothing, and hold every detection of the camera and no other. */
final class PageCheck implements Check {

    @Override
    public List<Violation> violations(History history) {
        List<Violation> violations = new ArrayList<>();
        for (Walk walk : history.walks()) {
            if (!walk.pages().equals(walk.again())) {
                int page = 0;
                while (page < Math.min(walk.pages().size(), walk.again().size())
                        && walk.pages().get(page).equals(walk.again().get(page))) {
                    page++;
                }
                violations.add(violation(walk, "page " + (page + 1) + " was another when its cursor was used again"));
            }
            Set<FrameKey> seen = new HashSet<>();
            walk.pages().stream()
                    .flatMap(List::stream)
                    .filter(key -> !seen.add(key))
                    .forEach(key -> violations.add(violation(walk, key + " is there twice")));
            compare(history, walk, seen, violations);
        }
        return violations;
    }

    private static void compare(History history, Walk walk, Set<FrameKey> seen, List<Violation> violations) {
        Set<FrameKey> detected = history.settled().stream()
                .filter(s -> s.rejected().isEmpty())
                .flatMap(s -> s.key().stream())
                .filter(k -> k.camera().equals(walk.camera()))
                .collect(Collectors.toSet());
        TreeSet<FrameKey> missing = new TreeSet<>(detected);
        missing.removeAll(seen);
        TreeSet<FrameKey> invented = new TreeSet<>(seen);
        invented.removeAll(detected);
        if (!missing.isEmpty()) {
            violations.add(
                    violation(walk, missing.size() + " detections are on no page, the first is " + missing.first()));
        }
        if (!invented.isEmpty()) {
            violations.add(violation(
                    walk, invented.size() + " detections are on pages alone, the first is " + invented.first()));
        }
    }

    private static Violation violation(Walk walk, String what) {
        return new Violation(Invariant.STABLE_QUERIES, "pages of camera=" + walk.camera() + ": " + what, List.of());
    }
}
