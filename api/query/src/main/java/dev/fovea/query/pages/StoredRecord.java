package dev.fovea.query.pages;

import dev.fovea.topics.FrameRef;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A value of a store in time order: the place of the detection that brought it, then its JSON unchanged.
 *
 * <p>The place lets a cursor leave out what arrived after its first page, however old the picture is.
 */
public final class StoredRecord {

    private static final int PREFIX = Integer.BYTES + Long.BYTES;

    private StoredRecord() {}

    /**
     * The bytes of a value.
     *
     * @param partition of {@code fovea.detections}
     * @param offset in that partition
     * @param json of what is stored
     */
    public static byte[] toBytes(int partition, long offset, byte[] json) {
        return ByteBuffer.allocate(PREFIX + json.length)
                .putInt(partition)
                .putLong(offset)
                .put(json)
                .array();
    }

    /** Reads the partition and offset. */
    public static FrameRef place(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new FrameRef(buffer.getInt(), buffer.getLong());
    }

    /** Reads the JSON. */
    public static byte[] json(byte[] bytes) {
        return Arrays.copyOfRange(bytes, PREFIX, bytes.length);
    }
}
