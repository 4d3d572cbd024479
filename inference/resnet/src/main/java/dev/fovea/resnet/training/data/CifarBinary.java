package dev.fovea.resnet.training.data;

import dev.fovea.resnet.packages.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The official binary files of CIFAR-10 and CIFAR-100 (cs.toronto.edu/~kriz/cifar.html): records of one label byte (for
 * CIFAR-100 a coarse one, then a fine one, which is taken) and 3,072 bytes of red, green and blue planes.
 */
final class CifarBinary {

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;

    private CifarBinary() {}

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve("data_batch_1.bin")) || Files.exists(folder.resolve("train.bin"));
    }

    static Dataset read(Path folder, InputFormat input) throws IOException {
        if (input.width() != SIDE || input.height() != SIDE) {
            throw new DatasetException("%s holds CIFAR's 32×32 pictures, but the network takes %d×%d"
                    .formatted(folder, input.width(), input.height()));
        }
        boolean ten = Files.exists(folder.resolve("data_batch_1.bin"));
        List<String> labels = Files.readAllLines(labelFile(folder, ten)).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        List<Path> train = ten
                ? IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> folder.resolve("data_batch_" + i + ".bin"))
                        .toList()
                : List.of(folder.resolve("train.bin"));
        Path test = folder.resolve(ten ? "test_batch.bin" : "test.bin");
        int labelBytes = ten ? 1 : 2;
        return new Dataset(
                labels, pictures(train, labelBytes, labels), pictures(List.of(test), labelBytes, labels), List.of());
    }

    private static Path labelFile(Path folder, boolean ten) {
        Path file = folder.resolve(ten ? "batches.meta.txt" : "fine_label_names.txt");
        if (!Files.exists(file)) {
            throw new DatasetException("%s lacks %s, which names the labels; it is part of the official archive"
                    .formatted(folder, file.getFileName()));
        }
        return file;
    }

    private static LabelledPictures pictures(List<Path> files, int labelBytes, List<String> names) throws IOException {
        int record = labelBytes + 3 * PLANE;
        List<byte[]> pixels = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            if (content.length % record != 0) {
                throw new DatasetException("%s has %d bytes, which is no multiple of %d: it was cut short"
                        .formatted(file, content.length, record));
            }
            for (int at = 0; at < content.length; at += record) {
                int label = content[at + labelBytes - 1] & 0xff;
                if (label >= names.size()) {
                    throw new DatasetException("%s: label %d at byte %d, but there are only %d labels"
                            .formatted(file, label, at, names.size()));
                }
                labels.add(label);
                pixels.add(interleaved(content, at + labelBytes));
            }
        }
        return new LabelledPictures(
                SIDE, SIDE, pixels, labels.stream().mapToInt(Integer::intValue).toArray());
    }

    private static byte[] interleaved(byte[] planes, int offset) {
        byte[] pixels = new byte[3 * PLANE];
        for (int i = 0; i < PLANE; i++) {
            for (int channel = 0; channel < 3; channel++) {
                pixels[3 * i + channel] = planes[offset + channel * PLANE + i];
            }
        }
        return pixels;
    }
}
