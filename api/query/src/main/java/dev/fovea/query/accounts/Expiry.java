package dev.fovea.query.accounts;

import dev.fovea.topics.CameraStatus;

/**
 * Tells which published frames of a camera the broker removed before inference read them.
 *
 * <p>A camera's frames lie in one partition and are settled in its order. So once a frame that was captured later than a
 * status is settled, all that the status calls published are settled or gone; the newest status of which that is not known
 * yet is kept as a mark.
 *
 * @param epoch of the newest settled frame; 0 before the first
 * @param seq of the newest settled frame
 * @param markEpoch epoch of the mark
 * @param markSeq newest seq of the mark
 * @param published how many frames the mark calls published
 * @param after how many frames were settled that come after the mark
 * @param expired frames that were gone by the mark before
 */
public record Expiry(long epoch, long seq, long markEpoch, long markSeq, long published, long after, long expired) {

    /** Nothing settled, no status yet. */
    public static final Expiry NONE = new Expiry(0, -1, 0, -1, 0, 0, 0);

    /** With one more settled frame. */
    Expiry settled(long otherEpoch, long otherSeq) {
        boolean newest = isAfter(otherEpoch, otherSeq, epoch, seq);
        return new Expiry(
                newest ? otherEpoch : epoch,
                newest ? otherSeq : seq,
                markEpoch,
                markSeq,
                published,
                isAfter(otherEpoch, otherSeq, markEpoch, markSeq) ? after + 1 : after,
                expired);
    }

    /**
     * With a status as the mark, unless the present mark is still needed, or frames after the status are settled already: how
     * many is not known then, and the next status will do.
     *
     * @param settled how many frames of the camera are settled
     */
    Expiry status(CameraStatus status, long settled) {
        return !isPassed() || isAfter(epoch, seq, status.epoch(), status.lastSeq())
                ? this
                : new Expiry(
                        epoch,
                        seq,
                        status.epoch(),
                        status.lastSeq(),
                        status.counts().published(),
                        0,
                        expired(settled));
    }

    /**
     * How many published frames are gone.
     *
     * @param settled how many frames of the camera are settled
     */
    long expired(long settled) {
        return isPassed() ? Math.max(0, published - (settled - after)) : expired;
    }

    private boolean isPassed() {
        return !isAfter(markEpoch, markSeq, epoch, seq);
    }

    private static boolean isAfter(long epoch, long seq, long otherEpoch, long otherSeq) {
        return epoch > otherEpoch || (epoch == otherEpoch && seq > otherSeq);
    }
}
