package dev.fovea.ingest.picture;

import java.util.Optional;

/** Reads a JPEG's or PNG's size from its header, so that nothing is decoded before it is known to be small enough. */
public final class PictureHeader {

    private static final long PNG = 0x89504E470D0A1A0AL;

    private PictureHeader() {}

    /** Whether the bytes begin like a JPEG: its SOI marker, then another marker (ITU-T T.81, annex B). */
    public static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3 && at(bytes, 0) == 0xFF && at(bytes, 1) == 0xD8 && at(bytes, 2) == 0xFF;
    }

    /** The size of a JPEG or PNG, or nothing if the bytes are neither or end before the size. */
    public static Optional<Size> size(byte[] bytes) {
        if (isJpeg(bytes)) {
            return jpegSize(bytes);
        }
        if (bytes.length >= 24 && (word(bytes, 0) << 32 | word(bytes, 4)) == PNG) {
            return sizeOf(word(bytes, 16), word(bytes, 20));
        }
        return Optional.empty();
    }

    /** Walks the marker segments to the frame header (SOF0 to SOF15 without DHT, JPG and DAC). */
    private static Optional<Size> jpegSize(byte[] bytes) {
        int i = 2;
        while (i + 3 < bytes.length && at(bytes, i) == 0xFF) {
            int marker = at(bytes, i + 1);
            if (marker == 0xFF) {
                i++;
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return i + 8 < bytes.length ? sizeOf(half(bytes, i + 7), half(bytes, i + 5)) : Optional.empty();
            } else if (marker == 0xDA || half(bytes, i + 2) < 2) {
                return Optional.empty();
            } else {
                i += 2 + half(bytes, i + 2);
            }
        }
        return Optional.empty();
    }

    private static Optional<Size> sizeOf(long width, long height) {
        return width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Size((int) width, (int) height));
    }

    private static int at(byte[] bytes, int i) {
        return bytes[i] & 0xFF;
    }

    private static int half(byte[] bytes, int i) {
        return at(bytes, i) << 8 | at(bytes, i + 1);
    }

    private static long word(byte[] bytes, int i) {
        return (long) half(bytes, i) << 16 | half(bytes, i + 2);
    }
}
