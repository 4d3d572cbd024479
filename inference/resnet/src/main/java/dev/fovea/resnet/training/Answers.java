package dev.fovea.resnet.training;

import dev.fovea.resnet.training.data.LabelledPictures;
import java.util.Arrays;

/**
 * A network's logits for pictures, beside their labels.
 *
 * @param logits one row for each picture
 * @param labels the true ones
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answers(float[][] logits, long[] labels) {

    /** Asks about all pictures, in batches. */
    public static Answers of(Learner learner, LabelledPictures pictures, int batchSize) {
        float[][] logits = new float[pictures.size()][];
        int bytes = pictures.width() * pictures.height() * 3;
        for (int from = 0; from < pictures.size(); from += batchSize) {
            int count = Math.min(batchSize, pictures.size() - from);
            byte[] pixels = new byte[count * bytes];
            for (int i = 0; i < count; i++) {
                System.arraycopy(pictures.pixels().get(from + i), 0, pixels, i * bytes, bytes);
            }
            Batch batch = new Batch(pictures.width(), pictures.height(), pixels, new long[count]);
            System.arraycopy(learner.logits(batch), 0, logits, from, count);
        }
        return new Answers(
                logits, Arrays.stream(pictures.labels()).asLongStream().toArray());
    }

    /** These and others. */
    public Answers plus(Answers other) {
        float[][] rows = Arrays.copyOf(logits, logits.length + other.logits.length);
        System.arraycopy(other.logits, 0, rows, logits.length, other.logits.length);
        long[] all = Arrays.copyOf(labels, labels.length + other.labels.length);
        System.arraycopy(other.labels, 0, all, labels.length, other.labels.length);
        return new Answers(rows, all);
    }

    /** Loss without label smoothing, and errors. */
    public Tally tally() {
        long wrong = 0;
        for (int i = 0; i < labels.length; i++) {
            float[] row = logits[i];
            for (float logit : row) {
                if (logit > row[(int) labels[i]]) {
                    wrong++;
                    break;
                }
            }
        }
        return new Tally(labels.length, Calibration.crossEntropy(logits, labels, 1) * labels.length, wrong);
    }
}
