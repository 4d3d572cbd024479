package dev.fovea.query.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.topics.Camera;
import dev.fovea.topics.Detection;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The place of something seen in a store: bytes that sort by camera, then time, epoch, seq and label.
 *
 * <p>The bytes are the id in ASCII, a zero, three big-endian longs with the sign bit flipped, so that unsigned byte order
 * is numeric order, and the label in UTF-8. A camera id has no zero byte, so no camera's range reaches into another's.
 *
 * @param camera id of the camera
 * @param at µs since 1970
 * @param epoch of the capture
 * @param seq within the epoch
 * @param label tells apart what shares a frame; empty for the frame itself
 */
public record TimeKey(String camera, long at, long epoch, long seq, String label) {

    /** The order of pages: newest first; at the same time by camera, then newest epoch and seq first. */
    public static final Comparator<TimeKey> NEWEST_FIRST = Comparator.comparingLong(TimeKey::at)
            .reversed()
            .thenComparing(TimeKey::camera)
            .thenComparing(Comparator.comparingLong(TimeKey::epoch).reversed())
            .thenComparing(Comparator.comparingLong(TimeKey::seq).reversed())
            .thenComparing((a, b) ->
                    Arrays.compareUnsigned(b.label().getBytes(UTF_8), a.label().getBytes(UTF_8)));

    private static final int NUMBERS = 3 * Long.BYTES;

    /** @throws IllegalArgumentException if the id is no camera id */
    public TimeKey {
        if (!Camera.isId(camera)) {
            throw new IllegalArgumentException("'" + camera + "' is no camera id");
        }
    }

    /** The key of a detection. */
    public static TimeKey of(Detection detection) {
        return new TimeKey(detection.camera(), micros(detection.capturedAt()), detection.epoch(), detection.seq(), "");
    }

    /** The lowest key of a camera at or after a time in µs. */
    public static TimeKey lowest(String camera, long at) {
        return new TimeKey(camera, at, Long.MIN_VALUE, Long.MIN_VALUE, "");
    }

    /** The highest key of a camera at or before a time in µs; nothing real has its epoch. */
    public static TimeKey highest(String camera, long at) {
        return new TimeKey(camera, at, Long.MAX_VALUE, Long.MAX_VALUE, "");
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
        byte[] tail = label.getBytes(UTF_8);
        return ByteBuffer.allocate(id.length + 1 + NUMBERS + tail.length)
                .put(id)
                .put((byte) 0)
                .putLong(at ^ Long.MIN_VALUE)
                .putLong(epoch ^ Long.MIN_VALUE)
                .putLong(seq ^ Long.MIN_VALUE)
                .put(tail)
                .array();
    }

    /**
     * Reads what {@link #toBytes} writes.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static TimeKey of(byte[] bytes) {
        int idLength = 0;
        while (idLength < bytes.length && bytes[idLength] != 0) {
            idLength++;
        }
        int tail = idLength + 1 + NUMBERS;
        if (idLength < 1 || tail > bytes.length) {
            throw new IllegalArgumentException("no key in time order: " + bytes.length + " bytes");
        }
        ByteBuffer numbers = ByteBuffer.wrap(bytes, idLength + 1, NUMBERS);
        return new TimeKey(
                new String(bytes, 0, idLength, US_ASCII),
                numbers.getLong() ^ Long.MIN_VALUE,
                numbers.getLong() ^ Long.MIN_VALUE,
                numbers.getLong() ^ Long.MIN_VALUE,
                new String(bytes, tail, bytes.length - tail, UTF_8));
    }
}
