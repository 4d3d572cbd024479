package dev.fovea.resnet.pictures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a PNG's first chunk and looks for its last, see ISO 15948. */
final class PngHeader {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int IHDR = ascii("IHDR");
    private static final int IEND = ascii("IEND");
    private static final int IHDR_END = 33;
    private static final int IEND_BYTES = 12;

    private PngHeader() {}

    static boolean starts(byte[] bytes) {
        return bytes.length >= SIGNATURE.length && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, 8);
    }

    static PictureHeader read(byte[] bytes) throws UndecodablePictureException {
        if (bytes.length < IHDR_END + IEND_BYTES) {
            throw new UndecodablePictureException("a PNG of only " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt(12) != IHDR) {
            throw new UndecodablePictureException("a PNG without IHDR as its first chunk");
        }
        int width = buffer.getInt(16);
        int height = buffer.getInt(20);
        if (width < 1 || height < 1) {
            throw new UndecodablePictureException("a PNG of " + width + "x" + height + " pixels by its header");
        }
        requireEnd(buffer);
        return new PictureHeader(PictureHeader.Format.PNG, width, height);
    }

    private static void requireEnd(ByteBuffer bytes) throws UndecodablePictureException {
        long at = SIGNATURE.length;
        while (at + IEND_BYTES <= bytes.limit()) {
            if (bytes.getInt((int) at + 4) == IEND) {
                return;
            }
            at += IEND_BYTES + (bytes.getInt((int) at) & 0xffffffffL);
        }
        throw new UndecodablePictureException("a PNG of " + bytes.limit() + " bytes without its end chunk (cut off)");
    }

    private static int ascii(String chunk) {
        return ByteBuffer.wrap(chunk.getBytes(StandardCharsets.US_ASCII)).getInt();
    }
}
