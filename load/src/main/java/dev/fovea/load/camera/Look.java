package dev.fovea.load.camera;

/**
 * How a synthetic camera's pictures look.
 *
 * @param width pixels, 96 to 4,096, even
 * @param height pixels, 96 to 4,096, even
 * @param quality of the JPEG, 0 to 1
 */
public record Look(int width, int height, float quality) {

    /** 640×360 at quality 0.85. */
    public static final Look USUAL = new Look(640, 360, 0.85f);

    public Look {
        if (width < 96 || height < 96 || width > 4096 || height > 4096 || width % 2 + height % 2 != 0) {
            throw new IllegalArgumentException(
                    width + "×" + height + " cannot be painted: even sides of 96 to 4096 pixels are accepted");
        }
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("quality " + quality + " is not between 0 and 1");
        }
    }
}
