package dev.fovea.query.accounts;

import dev.fovea.topics.Reason;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the topics behind {@code fovea.frames} say of one camera: the stored part of its account.
 *
 * @param classified detections counted, each (epoch, seq) once
 * @param rejected rejections counted, by reason
 * @param epoch of the newest detection counted; 0 before the first
 * @param seq of the newest detection counted; −1 before the first
 */
public record AccountTally(long classified, Map<Reason, Long> rejected, long epoch, long seq) {

    /** Nothing counted yet. */
    public static final AccountTally NONE = new AccountTally(0, Map.of(), 0, -1);

    public AccountTally {
        rejected = rejected.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(rejected));
    }

    /** Whether a detection with this place in the camera's order is newer than every one counted. */
    public boolean isBefore(long otherEpoch, long otherSeq) {
        return otherEpoch > epoch || (otherEpoch == epoch && otherSeq > seq);
    }

    /** With one more detection. */
    public AccountTally withDetection(long otherEpoch, long otherSeq) {
        return isBefore(otherEpoch, otherSeq)
                ? new AccountTally(classified + 1, rejected, otherEpoch, otherSeq)
                : new AccountTally(classified + 1, rejected, epoch, seq);
    }

    /** With one more rejection. */
    public AccountTally withRejection(Reason reason) {
        Map<Reason, Long> more = new EnumMap<>(Reason.class);
        more.putAll(rejected);
        more.merge(reason, 1L, Long::sum);
        return new AccountTally(classified, more, epoch, seq);
    }
}
