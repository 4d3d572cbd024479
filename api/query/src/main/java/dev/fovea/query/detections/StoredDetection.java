package dev.fovea.query.detections;

import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.JsonSerde;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * A detection as it lies in the store: where its record is on {@code fovea.detections}, then its JSON unchanged.
 *
 * <p>The place lets a cursor leave out what arrived after its first page, however old the picture is.
 *
 * @param place partition and offset of the record on {@code fovea.detections}
 * @param detection what the record says
 */
public record StoredDetection(FrameRef place, Detection detection) {

    private static final JsonSerde<Detection> SERDE = new JsonSerde<>(Detection.class);
    private static final int PREFIX = Integer.BYTES + Long.BYTES;

    /** The bytes of the store's value. */
    public static byte[] toBytes(int partition, long offset, byte[] json) {
        return ByteBuffer.allocate(PREFIX + json.length)
                .putInt(partition)
                .putLong(offset)
                .put(json)
                .array();
    }

    /** Reads the partition and offset alone. */
    public static FrameRef place(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new FrameRef(buffer.getInt(), buffer.getLong());
    }

    /** Reads what {@link #toBytes} writes. */
    public static StoredDetection of(byte[] bytes) {
        byte[] json = Arrays.copyOfRange(bytes, PREFIX, bytes.length);
        return new StoredDetection(place(bytes), Objects.requireNonNull(SERDE.deserialize("fovea.detections", json)));
    }
}
