package dev.fovea.resnet.pictures;

/** Walks a JPEG's segments up to its first scan, see ITU-T T.81 annex B. */
final class JpegHeader {

    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int FRAME_BYTES = 8;

    private JpegHeader() {}

    static boolean starts(byte[] bytes) {
        return bytes.length > 2 && marker(bytes, 0) == START_OF_IMAGE;
    }

    static PictureHeader read(byte[] bytes) throws UndecodablePictureException {
        PictureHeader header = null;
        int at = 2;
        while (at + 4 <= bytes.length) {
            int marker = marker(bytes, at);
            if (marker == 0xff) { // a marker may be preceded by any number of fill bytes
                at++;
                continue;
            }
            if (marker < 0) {
                throw new UndecodablePictureException("a JPEG without a marker at byte " + at);
            }
            int length = u16(bytes, at + 2);
            if (isFrame(marker)) {
                header = frame(bytes, at + 4, length);
            }
            if (marker == START_OF_SCAN) {
                if (header == null) {
                    throw new UndecodablePictureException("a JPEG with a scan before its size");
                }
                requireEnd(bytes, at + 2);
                return header;
            }
            at += 2 + length;
        }
        throw new UndecodablePictureException("a JPEG of " + bytes.length + " bytes that ends before its first scan");
    }

    private static PictureHeader frame(byte[] bytes, int at, int length) throws UndecodablePictureException {
        if (length < FRAME_BYTES || at + FRAME_BYTES - 2 > bytes.length) {
            throw new UndecodablePictureException("a JPEG that ends inside its frame header");
        }
        int height = u16(bytes, at + 1);
        int width = u16(bytes, at + 3);
        if (width == 0 || height == 0) {
            throw new UndecodablePictureException("a JPEG of " + width + "x" + height + " pixels by its header");
        }
        return new PictureHeader(PictureHeader.Format.JPEG, width, height);
    }

    /** Decoders fill what a cut-off picture lacks with grey and call it whole; such a picture must not be classified. */
    private static void requireEnd(byte[] bytes, int scan) throws UndecodablePictureException {
        // Some cameras pad behind the end marker, so it is looked for backwards.
        for (int i = bytes.length - 2; i > scan; i--) {
            if (marker(bytes, i) == END_OF_IMAGE) {
                return;
            }
        }
        throw new UndecodablePictureException("a JPEG of " + bytes.length + " bytes without its end marker (cut off)");
    }

    /** Start-of-frame markers: 0xc0 to 0xcf without the tables (c4, cc) and the reserved c8. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static int marker(byte[] bytes, int at) {
        return (bytes[at] & 0xff) == 0xff ? bytes[at + 1] & 0xff : -1;
    }

    private static int u16(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
