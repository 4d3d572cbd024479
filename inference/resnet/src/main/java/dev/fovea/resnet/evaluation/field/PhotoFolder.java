package dev.fovea.resnet.evaluation.field;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder of photos, each named after what it shows: one of the network's labels, or a word that is known to mean one. */
public final class PhotoFolder {

    /** Words of ImageNet and the label of CIFAR-10 that each is a kind of. */
    private static final String WORDS = "photos.csv";

    private PhotoFolder() {}

    /**
     * Lists the photos by name.
     *
     * @param labels of the network
     * @throws FieldException if there is none, or what one shows is not known
     */
    public static List<Photo> read(Path folder, List<String> labels) throws IOException, FieldException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> extension(file).matches("jpe?g|png"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new FieldException(folder + " holds no photos; accepted: <what it shows>.jpg or .png");
        }
        Map<String, String> words = words();
        List<Photo> photos = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            String stem = name.substring(0, name.lastIndexOf('.'));
            String shows = labels.contains(stem) ? stem : words.get(stem);
            if (shows == null) {
                throw new FieldException(file + ": what it shows is not known; accepted: a name that is one of "
                        + String.join(", ", labels));
            }
            photos.add(new Photo(file, shows));
        }
        return photos;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> words() throws IOException {
        try (InputStream in = Objects.requireNonNull(PhotoFolder.class.getResourceAsStream(WORDS), WORDS)) {
            Map<String, String> words = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(cells -> words.put(cells[0], cells[1]));
            return words;
        }
    }
}
