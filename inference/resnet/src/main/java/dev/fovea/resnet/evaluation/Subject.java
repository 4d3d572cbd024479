package dev.fovea.resnet.evaluation;

import dev.fovea.resnet.pictures.PictureRegion;
import org.jspecify.annotations.Nullable;

/**
 * Something to classify.
 *
 * @param encoded a JPEG or a PNG
 * @param region which part of it; null for all of it, upright
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Subject(byte[] encoded, @Nullable PictureRegion region) {

    /** A whole picture. */
    public static Subject whole(byte[] encoded) {
        return new Subject(encoded, null);
    }
}
