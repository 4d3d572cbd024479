package dev.fovea.resnet.training.data;

import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.training.data.EncodedPicture.Place;
import dev.fovea.resnet.training.data.EncodedPicture.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a data set in whichever accepted form it has. */
public final class DatasetReader {

    /** The label that stands last wherever it occurs: "nothing that I know is here". */
    public static final String NONE = "none";

    private DatasetReader() {}

    /**
     * Reads and decodes all pictures.
     *
     * @param path a folder or tar with {@code train/<label>/*.jpg} (and {@code test/…}) or {@code <label>/*.jpg}, or a
     *     folder with CIFAR-10's or CIFAR-100's official binary files
     * @param input the network's; pictures are made to fit as they will be when it serves
     * @throws DatasetException if there is nothing to train on, or a label has no picture
     */
    public static Dataset read(Path path, InputFormat input) throws IOException, InterruptedException {
        if (!Files.exists(path)) {
            throw new DatasetException(path + " does not exist; --data takes a folder or a tar of pictures");
        }
        if (Files.isDirectory(path) && CifarBinary.isIn(path)) {
            return CifarBinary.read(path, input);
        }
        PictureTree tree = PictureTree.read(path);
        List<String> labels = labels(path, tree);
        PictureDecoder.Decoded train = PictureDecoder.decode(of(tree, Split.TRAIN), labels, input);
        PictureDecoder.Decoded test = PictureDecoder.decode(of(tree, Split.TEST), labels, input);
        List<String> skipped = new ArrayList<>(train.skipped());
        skipped.addAll(test.skipped());
        Dataset dataset = new Dataset(labels, train.pictures(), test.pictures(), skipped);
        requireEveryLabel(path, dataset, skipped.size());
        return dataset;
    }

    private static List<EncodedPicture> of(PictureTree tree, Split split) {
        return tree.pictures().stream()
                .filter(picture -> picture.split() == split)
                .toList();
    }

    private static List<String> labels(Path path, PictureTree tree) {
        List<String> labels = tree.labels().stream()
                .filter(place -> place.split() == Split.TRAIN)
                .map(Place::label)
                .distinct()
                .sorted(Comparator.comparing((String label) -> label.equals(NONE))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        if (labels.isEmpty()) {
            throw new DatasetException(
                    path + " holds no pictures; accepted: train/<label>/*.jpg (or .png), or <label>/*.jpg");
        }
        String unknown = tree.labels().stream()
                .filter(place -> place.split() == Split.TEST)
                .map(Place::label)
                .filter(label -> !labels.contains(label))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new DatasetException("%s has test pictures of labels without training pictures: %s. Training has: %s"
                    .formatted(path, unknown, String.join(", ", labels)));
        }
        return labels;
    }

    private static void requireEveryLabel(Path path, Dataset dataset, int skipped) {
        int[] counts = new int[dataset.labels().size()];
        for (int label : dataset.train().labels()) {
            counts[label]++;
        }
        List<String> empty = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                empty.add(dataset.labels().get(i));
            }
        }
        if (!empty.isEmpty()) {
            throw new DatasetException(
                    "%s: no usable training picture of %s (%d files could not be decoded). Add pictures, or remove the folder"
                            .formatted(path, String.join(", ", empty), skipped));
        }
    }
}
