package dev.fovea.load.check;

import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Three accounts agree to the frame: ingest's status, the query service's account, and a count of what lies on the
 * topics.
 */
final class AccountingCheck implements Check {

    @Override
    public List<Violation> violations(History history) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Tally> tallies = new TreeMap<>();
        history.originals()
                .forEach(p -> p.key()
                        .ifPresent(k -> tallies.computeIfAbsent(k.camera(), c -> new Tally())
                                .publish(k)));
        history.results()
                .forEach(s -> s.key()
                        .ifPresent(k -> tallies.computeIfAbsent(k.camera(), c -> new Tally())
                                .settle(s)));
        history.statuses().forEach((camera, status) -> {
            Tally tally = tallies.getOrDefault(camera, new Tally());
            status(camera, status, tally, history.framesComplete(), violations);
        });
        history.accounts().forEach((camera, account) -> {
            Tally tally = tallies.getOrDefault(camera, new Tally());
            CameraStatus status = history.statuses().get(camera);
            account(camera, account, tally, violations);
            if (history.framesComplete() && account.rejected().containsKey(Reason.EXPIRED)) {
                violations.add(violation("camera=" + camera
                        + ": the account calls frames expired although none was removed: " + account));
            }
            if (status != null) {
                agree(camera, "captured", account.captured(), status.counts().captured(), violations);
                agree(camera, "published", account.published(), status.counts().published(), violations);
            }
        });
        return violations;
    }

    private static void status(
            String camera, CameraStatus status, Tally tally, boolean complete, List<Violation> violations) {
        Counts counts = status.counts();
        if (counts.captured() != counts.published() + counts.droppedTotal()) {
            violations.add(violation("camera=" + camera + ": captured " + counts.captured() + " is not published "
                    + counts.published() + " + dropped " + counts.dropped() + " with nothing in flight"));
        }
        if (!complete) {
            return;
        }
        if (counts.published() != tally.published) {
            violations.add(violation("camera=" + camera + ": the status says that " + counts.published()
                    + " frames were published, and " + tally.published + " lie on the topic " + tally.gaps()));
        }
        if (counts.captured() < tally.published + tally.missing()) {
            violations.add(violation("camera=" + camera + ": captured " + counts.captured() + ", but the topic shows "
                    + tally.published + " frames and seqs of " + tally.missing() + " more " + tally.gaps()));
        }
    }

    private static void account(String camera, AccountView account, Tally tally, List<Violation> violations) {
        long rejected = sum(account.rejected());
        long dropped = sum(account.dropped());
        if (account.captured() != account.classified() + rejected + dropped + account.inFlight()) {
            violations.add(violation("camera=" + camera + ": the account does not add up: " + account));
        }
        if (account.inFlight() != 0) {
            violations.add(violation("camera=" + camera + ": " + account.inFlight()
                    + " frames are in flight by the account although nothing moves any more"));
        }
        agree(camera, "classified", account.classified(), tally.classified, violations);
        Map<Reason, Long> onTopics = new EnumMap<>(Reason.class);
        onTopics.putAll(account.rejected());
        onTopics.remove(Reason.EXPIRED); // There is no record left of what the broker removed.
        if (!onTopics.equals(tally.rejected)) {
            violations.add(violation("camera=" + camera + ": the account says rejected " + account.rejected()
                    + ", the topics say " + tally.rejected));
        }
    }

    private static void agree(String camera, String what, long account, long counted, List<Violation> violations) {
        if (account != counted) {
            violations.add(violation(
                    "camera=" + camera + ": the account says " + what + " " + account + ", counted are " + counted));
        }
    }

    private static long sum(Map<Reason, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Violation violation(String what) {
        return new Violation(Invariant.ACCOUNTING, what, List.of());
    }

    /** What the topics say of one camera. */
    private static final class Tally {

        private long published;
        private long classified;
        private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
        private final Map<Long, TreeSet<Long>> seqs = new TreeMap<>();

        void publish(FrameKey key) {
            published++;
            seqs.computeIfAbsent(key.epoch(), e -> new TreeSet<>()).add(key.seq());
        }

        void settle(Settled settled) {
            settled.rejected().ifPresentOrElse(r -> rejected.merge(r, 1L, Long::sum), () -> classified++);
        }

        /** Seqs that were given, since a later one is there, and whose frames are not. */
        long missing() {
            return seqs.values().stream()
                    .mapToLong(s -> s.last() + 1 - s.size())
                    .sum();
        }

        String gaps() {
            StringBuilder text = new StringBuilder("(");
            seqs.forEach((epoch, s) -> text.append(text.length() > 1 ? ", " : "")
                    .append("epoch ")
                    .append(epoch)
                    .append(": ")
                    .append(s.size())
                    .append(" of ")
                    .append(s.last() + 1));
            return text.append(")").toString();
        }
    }
}
