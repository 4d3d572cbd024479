package dev.fovea.resnet.pictures;

/**
 * What an encoded picture says of itself before it is decoded.
 *
 * @param width in pixels as stored, ≥ 1
 * @param height in pixels as stored, ≥ 1
 */
public record PictureHeader(Format format, int width, int height) {

    /** The encodings that are taken. */
    public enum Format {
        JPEG,
        PNG
    }

    /** Width times height. */
    public long pixels() {
        return (long) width * height;
    }

    /**
     * Reads the size from the header of a JPEG (ITU-T T.81, B.2.2) or a PNG (ISO 15948, 11.2.2) and checks that the picture
     * goes on to its end. Nothing is decoded, so a header that lies about its size costs nothing.
     *
     * @throws UndecodablePictureException if it is neither, or is cut off
     */
    public static PictureHeader read(byte[] encoded) throws UndecodablePictureException {
        if (encoded.length == 0) {
            throw new UndecodablePictureException("no bytes");
        }
        if (JpegHeader.starts(encoded)) {
            return JpegHeader.read(encoded);
        }
        if (PngHeader.starts(encoded)) {
            return PngHeader.read(encoded);
        }
        throw new UndecodablePictureException("%d bytes that start with 0x%02x%02x"
                .formatted(encoded.length, encoded[0], encoded.length > 1 ? encoded[1] : 0));
    }
}
