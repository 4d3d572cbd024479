package dev.fovea.resnet.training;

import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.augment.Augmenter;
import dev.fovea.resnet.training.augment.Nothing;
import dev.fovea.resnet.training.data.LabelledPictures;
import java.util.SplittableRandom;

/**
 * What an epoch is made of: the training pictures, augmented, and pictures of nothing. Immutable.
 *
 * @param pictures to learn from
 * @param augmentation of them
 * @param nothing how many pictures of nothing an epoch has
 * @param noneLabel their label's index
 * @param fill red, green and blue of what is padded
 * @param seed decides all random numbers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TrainingPictures(
        LabelledPictures pictures, Augmentation augmentation, int nothing, int noneLabel, byte[] fill, long seed) {

    /** Stands for the order of pictures where an index of a picture would stand. */
    private static final long ORDER = -1;

    /** Pictures in an epoch. */
    int size() {
        return pictures.size() + nothing;
    }

    /** All indices from 0 to {@link #size()}, in the epoch's order. */
    int[] order(long epoch) {
        int[] order = new int[size()];
        SplittableRandom random = Randomness.of(seed, epoch, ORDER);
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** A painter of its own for one thread. */
    Writer writer() {
        return new Writer();
    }

    /** Writes batches; not thread-safe, but any writer writes the same. */
    final class Writer implements AutoCloseable {

        private final Augmenter augmenter = new Augmenter(augmentation, pictures.width(), pictures.height(), fill);
        private final Nothing painter = new Nothing(pictures, augmenter);
        private final byte[] scratch = new byte[pictures.width() * pictures.height() * 3];

        /** The pictures at the given places of an epoch. */
        Batch batch(long epoch, int[] order, int from, int to) {
            byte[] pixels = new byte[(to - from) * scratch.length];
            long[] labels = new long[to - from];
            for (int i = 0; i < labels.length; i++) {
                int index = order[from + i];
                SplittableRandom random = Randomness.of(seed, epoch, index);
                if (index < pictures.size()) {
                    augmenter.apply(pictures.pixels().get(index), scratch, random);
                    labels[i] = pictures.labels()[index];
                } else {
                    painter.write(scratch, random);
                    labels[i] = noneLabel;
                }
                System.arraycopy(scratch, 0, pixels, i * scratch.length, scratch.length);
            }
            return new Batch(pictures.width(), pictures.height(), pixels, labels);
        }

        @Override
        public void close() {
            augmenter.close();
        }
    }
}
