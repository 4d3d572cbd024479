package dev.fovea.query.detections;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fovea.topics.Camera;
import dev.fovea.topics.Detection;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * The place of a detection in the store: bytes that sort by camera, then time, epoch and seq.
 *
 * <p>The bytes are the id in ASCII, a zero, then three big-endian longs with the sign bit flipped, so that unsigned
 * byte order is numeric order. A camera id has no zero byte, so no camera's range reaches into another's.
 *
 * @param camera id of the camera
 * @param capturedAt µs since 1970
 * @param epoch of the capture
 * @param seq within the epoch
 */
public record DetectionKey(String camera, long capturedAt, long epoch, long seq) {

    /** The order of pages: newest first; at the same time by camera, then newest epoch and seq first. */
    public static final Comparator<DetectionKey> NEWEST_FIRST = Comparator.comparingLong(DetectionKey::capturedAt)
            .reversed()
            .thenComparing(DetectionKey::camera)
            .thenComparing(Comparator.comparingLong(DetectionKey::epoch).reversed())
            .thenComparing(Comparator.comparingLong(DetectionKey::seq).reversed());

    private static final int NUMBERS = 3 * Long.BYTES;

    /** @throws IllegalArgumentException if the id is no camera id */
    public DetectionKey {
        if (!Camera.isId(camera)) {
            throw new IllegalArgumentException("'" + camera + "' is no camera id");
        }
    }

    /** The key of a detection. */
    public static DetectionKey of(Detection detection) {
        return new DetectionKey(detection.camera(), micros(detection.capturedAt()), detection.epoch(), detection.seq());
    }

    /** The lowest key of a camera at or after a time in µs. */
    public static DetectionKey lowest(String camera, long capturedAt) {
        return new DetectionKey(camera, capturedAt, Long.MIN_VALUE, Long.MIN_VALUE);
    }

    /** The highest key of a camera at or before a time in µs. */
    public static DetectionKey highest(String camera, long capturedAt) {
        return new DetectionKey(camera, capturedAt, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** A time in µs since 1970; times too far away for a long become the farthest that fit. */
    public static long micros(Instant time) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (ArithmeticException e) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The sortable bytes. */
    public byte[] toBytes() {
        byte[] id = camera.getBytes(US_ASCII);
        return ByteBuffer.allocate(id.length + 1 + NUMBERS)
                .put(id)
                .put((byte) 0)
                .putLong(capturedAt ^ Long.MIN_VALUE)
                .putLong(epoch ^ Long.MIN_VALUE)
                .putLong(seq ^ Long.MIN_VALUE)
                .array();
    }

    /** Reads what {@link #toBytes} writes. */
    public static DetectionKey of(byte[] bytes) {
        int idLength = bytes.length - NUMBERS - 1;
        if (idLength < 1 || bytes[idLength] != 0) {
            throw new IllegalArgumentException("not the key of a detection: " + bytes.length + " bytes");
        }
        ByteBuffer numbers = ByteBuffer.wrap(bytes, idLength + 1, NUMBERS);
        return new DetectionKey(
                new String(bytes, 0, idLength, US_ASCII),
                numbers.getLong() ^ Long.MIN_VALUE,
                numbers.getLong() ^ Long.MIN_VALUE,
                numbers.getLong() ^ Long.MIN_VALUE);
    }
}
