package dev.fovea.inference.testing;

import dev.fovea.inference.model.PictureReader;
import dev.fovea.inference.model.UnreadablePictureException;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Reads pictures of one byte: the first byte of each region's pixel is that byte, {@link #CORRUPT} cannot be read,
 * {@link #DEADLY} breaks the reader.
 */
public final class FakeReader implements PictureReader {

    public static final byte CORRUPT = 99;
    public static final byte DEADLY = 98;

    @Override
    public void regions(byte[] picture, List<Region> regions, ByteBuffer pixels, int firstSlot)
            throws UnreadablePictureException {
        if (picture[0] == CORRUPT) {
            throw new UnreadablePictureException(Reason.DECODE_ERROR, "corrupt");
        }
        if (picture[0] == DEADLY) {
            throw new IllegalStateException("not foreseen");
        }
        for (int i = 0; i < regions.size(); i++) {
            pixels.put(FakeEngine.SLOT * (firstSlot + i), picture[0]);
        }
    }

    @Override
    public Region whole(byte[] picture, ByteBuffer pixels) throws UnreadablePictureException {
        Region whole = Region.whole(1, 1);
        regions(picture, List.of(whole), pixels, 0);
        return whole;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
