package dev.fovea.inference.model;

import dev.fovea.topics.Region;
import java.nio.ByteBuffer;
import java.util.List;

/** Turns encoded pictures into the network's input. Not thread-safe: it may keep scratch memory between calls. */
public interface PictureReader extends AutoCloseable {

    /**
     * Decodes a picture once and writes each region into a slot of its own.
     *
     * @param regions in the picture's pixels
     * @param pixels direct; its position and limit are neither used nor moved
     * @param firstSlot where the first region goes; the others follow
     * @throws UnreadablePictureException if the picture is refused; the slots are then undefined
     */
    void regions(byte[] picture, List<Region> regions, ByteBuffer pixels, int firstSlot)
            throws UnreadablePictureException;

    /**
     * Decodes a picture and writes all of it into the first slot.
     *
     * @return the region that covers it, which tells its size
     * @throws UnreadablePictureException if the picture is refused
     */
    Region whole(byte[] picture, ByteBuffer pixels) throws UnreadablePictureException;

    @Override
    void close();
}
