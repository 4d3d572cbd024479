package dev.fovea.ingest.registry;

import dev.fovea.ingest.capture.Account;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Reason;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Mends the account of a camera whose instance died: its last status is up to some seconds older than its last frame.
 *
 * <p>What the frames on the topic show beyond the status is counted as captured and published, and seqs that are missing
 * between them as {@code source_gap}. Frames that were in flight at the status are the newest ones it knew of, since
 * they are published in order: each is on the topic or is lost. After this captured = published + dropped.
 */
final class Recovery {

    private Recovery() {}

    /** Whether the status was not the last word of its instance on the camera. */
    static boolean isNeeded(CameraStatus status) {
        return status.state() == CameraState.CONNECTING
                || status.state() == CameraState.RUNNING
                || status.state() == CameraState.RETRYING
                || Account.Standing.of(status).inFlight() != 0;
    }

    /**
     * Whether all frames that were in flight at the status are among those found, if they are on the topic at all: a frame
     * that was published before them is, or none was in flight.
     *
     * @param found seqs of {@code last.epoch()} on the topic, from some time on without a gap
     */
    static boolean reachesBack(Account.Standing last, Collection<Long> found) {
        long known = last.lastSeq() - last.inFlight();
        return last.inFlight() <= 0 || found.stream().anyMatch(seq -> seq <= known);
    }

    /**
     * The account as it must have stood in the end.
     *
     * @param last as the last status tells it
     * @param found seqs of {@code last.epoch()} on the topic, from some time before the status on
     */
    static Account.Standing correct(Account.Standing last, Collection<Long> found) {
        TreeSet<Long> seqs = new TreeSet<>(found);
        Set<Long> after = seqs.tailSet(last.lastSeq(), false);
        long highest = after.isEmpty() ? last.lastSeq() : seqs.last();
        long capturedLater = highest - last.lastSeq();
        long inFlight = Math.max(0, last.inFlight());
        long arrived = seqs.subSet(last.lastSeq() - inFlight, false, last.lastSeq(), true)
                .size();
        long published = arrived + after.size();
        long lost = inFlight + capturedLater - published;
        Map<Reason, Long> dropped = new EnumMap<>(Reason.class);
        dropped.putAll(last.counts().dropped());
        if (lost > 0) {
            dropped.merge(Reason.SOURCE_GAP, lost, Long::sum);
        }
        Counts counts = new Counts(
                last.counts().captured() + capturedLater, last.counts().published() + published, dropped);
        return new Account.Standing(last.epoch(), highest, counts);
    }
}
