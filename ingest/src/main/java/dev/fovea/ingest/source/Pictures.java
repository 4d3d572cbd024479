package dev.fovea.ingest.source;

import dev.fovea.ingest.picture.PictureDecoder;
import dev.fovea.ingest.picture.PictureHeader;
import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Reason;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Turns encoded pictures into shots: a JPEG that is small enough passes as it is, others are decoded and scaled. The
 * header is looked at before anything is decoded. Used by one thread; a decoded shot is valid until the next call.
 */
final class Pictures {

    private final int maxSide;
    private final long maxPixels;
    private final PictureDecoder decoder = new PictureDecoder();

    Pictures(int maxSide, long maxPixels) {
        this.maxSide = maxSide;
        this.maxPixels = maxPixels;
    }

    /** @param size from the picture's header; nothing if it has no readable one */
    Shot shot(byte[] bytes, Optional<Size> size) {
        if (size.isEmpty()) {
            return new Shot.Broken(Reason.DECODE_ERROR, bytes.length + " bytes that are neither JPEG nor PNG");
        }
        Size full = size.get();
        if (full.pixels() > maxPixels) {
            return new Shot.Broken(
                    Reason.PIXEL_LIMIT, "a picture of " + full + ", more than fovea.source.max-pixels=" + maxPixels);
        }
        if (PictureHeader.isJpeg(bytes) && full.longestSide() <= maxSide) {
            return new Shot.Encoded(bytes, full.width(), full.height());
        }
        Size to = full.within(maxSide);
        Optional<ByteBuffer> bgr = decoder.decode(bytes, full, to);
        return bgr.isPresent()
                ? new Shot.Decoded(bgr.get(), to.width(), to.height())
                : new Shot.Broken(Reason.DECODE_ERROR, "a picture of " + full + " that cannot be decoded");
    }
}
