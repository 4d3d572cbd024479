package dev.fovea.load.camera;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A stamp as 160 bits: 12 characters of 6 bits, 16 bits of session, 40 bits of seq, and a CRC-32 over these, so that a
 * picture without a code, or with a damaged one, is not taken for another stamp.
 */
final class StampCode {

    static final int BITS = 160;

    private static final String ALPHABET = "\0" + "0123456789abcdefghijklmnopqrstuvwxyz-";
    private static final int BITS_A_CHARACTER = 6;
    private static final int CAMERA_BITS = Stamp.MAX_ID * BITS_A_CHARACTER;
    private static final int SESSION_BITS = 16;
    private static final int SEQ_BITS = 40;
    private static final int CHECKED_BYTES = (CAMERA_BITS + SESSION_BITS + SEQ_BITS) / 8;

    private StampCode() {}

    static boolean[] encode(Stamp stamp) {
        boolean[] bits = new boolean[BITS];
        for (int i = 0; i < stamp.camera().length(); i++) {
            put(
                    bits,
                    i * BITS_A_CHARACTER,
                    BITS_A_CHARACTER,
                    ALPHABET.indexOf(stamp.camera().charAt(i)));
        }
        put(bits, CAMERA_BITS, SESSION_BITS, stamp.session());
        put(bits, CAMERA_BITS + SESSION_BITS, SEQ_BITS, stamp.seq());
        put(bits, CHECKED_BYTES * 8, 32, checksum(bits));
        return bits;
    }

    /** The stamp, or nothing if the checksum does not agree. */
    static Optional<Stamp> decode(boolean[] bits) {
        if (get(bits, CHECKED_BYTES * 8, 32) != checksum(bits)) {
            return Optional.empty();
        }
        StringBuilder camera = new StringBuilder();
        for (int i = 0; i < Stamp.MAX_ID; i++) {
            int character = (int) get(bits, i * BITS_A_CHARACTER, BITS_A_CHARACTER);
            if (character >= ALPHABET.length()) {
                return Optional.empty();
            }
            if (character > 0) {
                camera.append(ALPHABET.charAt(character));
            }
        }
        int session = (int) get(bits, CAMERA_BITS, SESSION_BITS);
        // All bits equal has a valid checksum only by accident, but session 0 is never painted either.
        return camera.isEmpty() || session == 0
                ? Optional.empty()
                : Optional.of(new Stamp(camera.toString(), session, get(bits, CAMERA_BITS + SESSION_BITS, SEQ_BITS)));
    }

    private static long checksum(boolean[] bits) {
        ByteBuffer bytes = ByteBuffer.allocate(CHECKED_BYTES);
        for (int i = 0; i < CHECKED_BYTES; i++) {
            bytes.put((byte) get(bits, i * 8, 8));
        }
        CRC32 crc = new CRC32();
        crc.update(bytes.array());
        return crc.getValue();
    }

    private static void put(boolean[] bits, int from, int count, long value) {
        for (int i = 0; i < count; i++) {
            bits[from + i] = (value >>> (count - 1 - i) & 1) == 1;
        }
    }

    private static long get(boolean[] bits, int from, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | (bits[from + i] ? 1 : 0);
        }
        return value;
    }
}
