package dev.fovea.resnet.evaluation.field;

import dev.fovea.resnet.pictures.PictureRegion;

/**
 * A region of a clip's frame that somebody has looked at.
 *
 * @param clip file name of the clip
 * @param frame its place in the clip, from 0
 * @param shows what is seen in it: a label of the network, {@link #NOTHING}, {@link #PART}, or {@link #OTHER}
 */
public record Crop(String clip, int frame, PictureRegion region, String shows) {

    /** No object at all. */
    public static final String NOTHING = "none";

    /** A piece of a thing that the network knows: neither right nor wrong to name. */
    public static final String PART = "part";

    /** Something that the network was never taught. */
    public static final String OTHER = "other";
}
