package dev.fovea.query.accounts;

import dev.fovea.topics.Counts;
import dev.fovea.topics.Reason;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of each captured frame of a camera: captured = classified + rejected + dropped + inFlight, always.
 *
 * <p>The parts are read from different topics, so their figures are of slightly different times: a status is written
 * every few seconds while detections are counted at once. What is known to have happened to frames is therefore a lower
 * bound of what was captured.
 *
 * @param camera id
 * @param captured frames that got a seq
 * @param published frames that reached {@code fovea.frames}
 * @param dropped lost before publishing, by reason
 * @param classified frames with a detection
 * @param rejected published frames without a detection, by reason; {@code expired} are those that the broker removed before
 *     their turn came, known once a later frame of the camera is settled
 * @param inFlight captured frames of which nothing is known yet, ≥ 0
 */
public record Account(
        String camera,
        long captured,
        long published,
        Map<Reason, Long> dropped,
        long classified,
        Map<Reason, Long> rejected,
        long inFlight) {

    public Account {
        dropped = new TreeMap<>(dropped);
        rejected = new TreeMap<>(rejected);
    }

    /**
     * Draws up the account.
     *
     * @param counts of the newest status; {@link Counts#NONE} where there is none
     * @param tally of the topics behind
     */
    public static Account of(String camera, Counts counts, AccountTally tally) {
        Map<Reason, Long> rejected = new TreeMap<>(tally.rejected());
        if (tally.expired() > 0) {
            rejected.put(Reason.EXPIRED, tally.expired());
        }
        long behind = tally.classified() + sum(rejected);
        long settled = behind + counts.droppedTotal();
        long captured = Math.max(counts.captured(), settled);
        return new Account(
                camera,
                captured,
                Math.max(counts.published(), behind),
                counts.dropped(),
                tally.classified(),
                rejected,
                captured - settled);
    }

    private static long sum(Map<Reason, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
