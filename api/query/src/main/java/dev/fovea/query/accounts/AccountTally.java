package dev.fovea.query.accounts;

import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the topics behind {@code fovea.frames} say of one camera: the stored part of its account.
 *
 * @param classified detections counted, each (epoch, seq) once
 * @param rejected rejections counted, by reason
 * @param epoch of the newest detection counted; 0 before the first
 * @param seq of the newest detection counted; −1 before the first
 * @param expiry frames that the broker removed before their turn came; null in what an earlier version stored
 */
public record AccountTally(
        long classified,
        Map<Reason, Long> rejected,
        long epoch,
        long seq,
        @Nullable Expiry expiry) {

    /** Nothing counted yet. */
    public static final AccountTally NONE = new AccountTally(0, Map.of(), 0, -1, Expiry.NONE);

    public AccountTally {
        rejected = rejected.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(rejected));
    }

    /** Whether a detection with this place in the camera's order is newer than every one counted. */
    public boolean isBefore(long otherEpoch, long otherSeq) {
        return otherEpoch > epoch || (otherEpoch == epoch && otherSeq > seq);
    }

    /** With one more detection. */
    public AccountTally withDetection(long otherEpoch, long otherSeq) {
        Expiry next = known().settled(otherEpoch, otherSeq);
        return isBefore(otherEpoch, otherSeq)
                ? new AccountTally(classified + 1, rejected, otherEpoch, otherSeq, next)
                : new AccountTally(classified + 1, rejected, epoch, seq, next);
    }

    /** With one more rejection of the frame at this place in the camera's order. */
    public AccountTally withRejection(Reason reason, long otherEpoch, long otherSeq) {
        Map<Reason, Long> more = new EnumMap<>(Reason.class);
        more.putAll(rejected);
        more.merge(reason, 1L, Long::sum);
        return new AccountTally(classified, more, epoch, seq, known().settled(otherEpoch, otherSeq));
    }

    /** With what ingest says of the camera. */
    public AccountTally withStatus(CameraStatus status) {
        return new AccountTally(classified, rejected, epoch, seq, known().status(status, settled()));
    }

    /** Published frames that were removed from {@code fovea.frames} before their turn came, as far as that is certain. */
    public long expired() {
        return known().expired(settled());
    }

    /** Frames with a detection or a rejection. */
    long settled() {
        return classified
                + rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    private Expiry known() {
        return Objects.requireNonNullElse(expiry, Expiry.NONE);
    }
}
