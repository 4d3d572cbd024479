package dev.fovea.ingest.feed;

import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.time.Instant;
import java.util.List;

/** What sampling kept of a source: a picture, or what is to be counted in the place of pictures. */
public sealed interface Kept {

    /**
     * A picture that is ready to become a frame.
     *
     * @param capturedAt when it left the source
     * @param size of the picture
     * @param moving regions in which something moves
     * @param jpeg the bytes, owned by the receiver
     */
    @SuppressWarnings("ArrayRecordComponent") // Pictures are handed on, never compared.
    record Picture(Instant capturedAt, Size size, List<Region> moving, byte[] jpeg) implements Kept {

        public Picture {
            moving = List.copyOf(moving);
        }
    }

    /**
     * Pictures that were kept and are captured only to be counted as dropped.
     *
     * @param count ≥ 1
     */
    record Lost(Reason reason, long count) implements Kept {}
}
