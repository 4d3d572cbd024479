package dev.fovea.resnet.training.augment;

/**
 * Which random changes training pictures go through.
 *
 * @param crop whether a picture is padded by an eighth of its side and a window of its size cut out, and mirrored half
 *     of the time (paper, section 4.2: 4 pixels on 32)
 * @param camera share of pictures, from 0 to 1, that are instead made to look like regions cut from a camera's frame:
 *     badly centred, stretched, small, blurred, too dark or too bright, noisy, compressed
 */
public record Augmentation(boolean crop, double camera) {

    /** Pictures as they are. */
    public static final Augmentation NONE = new Augmentation(false, 0);

    /** @throws IllegalArgumentException if the share is not from 0 to 1 */
    public Augmentation {
        if (!(camera >= 0 && camera <= 1)) {
            throw new IllegalArgumentException("The share of camera-like pictures is from 0 to 1, not " + camera);
        }
    }
}
