package dev.fovea.resnet.pictures;

/**
 * How much of a picture is taken on; checked before a pixel is decoded.
 *
 * @param bytes the longest encoded picture, ≥ 1
 * @param pixels the most pixels that a header may announce, ≥ 1
 */
public record PictureLimits(int bytes, long pixels) {

    /** 16 MiB encoded, 64 million pixels: more than any camera gives in one frame. */
    public static final PictureLimits DEFAULT = new PictureLimits(16 << 20, 64_000_000);

    public PictureLimits {
        if (bytes < 1 || pixels < 1) {
            throw new IllegalArgumentException(
                    "picture limits " + bytes + " bytes, " + pixels + " pixels: both must be ≥ 1");
        }
    }

    /**
     * Reads a picture's header if the picture keeps to these limits.
     *
     * @throws OversizePictureException if it has too many bytes
     * @throws UndecodablePictureException if it is no whole JPEG or PNG
     * @throws PixelLimitException if its header announces too many pixels
     */
    public PictureHeader check(byte[] encoded) throws PictureException {
        if (encoded.length > bytes) {
            throw new OversizePictureException(encoded.length, bytes);
        }
        PictureHeader header = PictureHeader.read(encoded);
        if (header.pixels() > pixels) {
            throw new PixelLimitException(header, pixels);
        }
        return header;
    }
}
