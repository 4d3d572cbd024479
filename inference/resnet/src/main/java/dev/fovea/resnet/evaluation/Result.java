package dev.fovea.resnet.evaluation;

import dev.fovea.resnet.pictures.PictureException;

/** What became of one subject of a batch; one that cannot be decoded does not harm the others. */
public sealed interface Result {

    /** The probability of each label. */
    @SuppressWarnings("ArrayRecordComponent") // made and read within one batch
    record Probabilities(float[] values) implements Result {}

    /** It could not be made ready. */
    record Refused(PictureException reason) implements Result {}
}
