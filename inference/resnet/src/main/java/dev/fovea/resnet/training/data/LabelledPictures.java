package dev.fovea.resnet.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * Pictures of one size with their labels, decoded. Treat the arrays as immutable; then it is safe for many threads.
 *
 * @param width of each in pixels
 * @param height of each in pixels
 * @param pixels of each: unsigned bytes, red green blue, row by row
 * @param labels of each, as an index into the data set's labels
 */
@SuppressWarnings("ArrayRecordComponent") // shared read-only between threads, never compared
public record LabelledPictures(int width, int height, List<byte[]> pixels, int[] labels) {

    public LabelledPictures {
        pixels = List.copyOf(pixels);
        if (pixels.size() != labels.length) {
            throw new IllegalArgumentException(pixels.size() + " pictures but " + labels.length + " labels");
        }
    }

    /** Number of pictures. */
    public int size() {
        return labels.length;
    }

    /** The pictures at the given places, in that order. */
    public LabelledPictures at(List<Integer> indices) {
        return new LabelledPictures(
                width,
                height,
                indices.stream().map(pixels::get).toList(),
                indices.stream().mapToInt(index -> labels[index]).toArray());
    }

    /** A number that changes when any pixel, label or their order changes. */
    public long fingerprint() {
        CRC32 sum = new CRC32();
        for (int i = 0; i < size(); i++) {
            sum.update(pixels.get(i));
            sum.update(labels[i]);
        }
        return sum.getValue();
    }

    /**
     * Sets some pictures of every label aside, as equally as their number allows.
     *
     * @param count how many in all; no label loses more than half of its pictures
     * @param seed decides which
     */
    public Split holdOut(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Integer>> byLabel = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            while (byLabel.size() <= labels[i]) {
                byLabel.add(new ArrayList<>());
            }
            byLabel.get(labels[i]).add(i);
        }
        List<Integer> kept = new ArrayList<>();
        List<Integer> held = new ArrayList<>();
        for (List<Integer> indices : byLabel) {
            long share = Math.round((double) count * indices.size() / Math.max(1, size()));
            int take = (int) Math.min(share, indices.size() / 2);
            Collections.shuffle(indices, random);
            held.addAll(indices.subList(0, take));
            kept.addAll(indices.subList(take, indices.size()).stream().sorted().toList());
        }
        return new Split(at(kept), at(held));
    }

    /**
     * What {@link #holdOut} makes.
     *
     * @param train to learn from
     * @param heldOut to validate and calibrate with
     */
    public record Split(LabelledPictures train, LabelledPictures heldOut) {}
}
