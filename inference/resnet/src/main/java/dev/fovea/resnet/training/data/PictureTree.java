package dev.fovea.resnet.training.data;

import dev.fovea.resnet.training.data.EncodedPicture.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A tree of pictures as it lies on disk or in a tar: {@code train/<label>/*.jpg} and {@code test/<label>/*.jpg}, or
 * {@code <label>/*.jpg} alone.
 *
 * @param pictures sorted by path, so that a folder and its tar give the same order
 * @param labels every label folder that was seen, also empty ones, with its split
 */
record PictureTree(List<EncodedPicture> pictures, Set<Place> labels) {

    private static final long MAX_PICTURE_BYTES = 64L << 20;

    static PictureTree read(Path path) throws IOException {
        List<EncodedPicture> pictures = new ArrayList<>();
        Set<Place> places = new LinkedHashSet<>();
        if (Files.isDirectory(path)) {
            readFolder(path, pictures, places);
        } else {
            readTar(path, pictures, places);
        }
        pictures.sort(Comparator.comparing(EncodedPicture::name));
        return new PictureTree(List.copyOf(pictures), Set.copyOf(places));
    }

    private static void readFolder(Path root, List<EncodedPicture> pictures, Set<Place> places) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : (Iterable<Path>) walk.filter(path -> !path.equals(root))::iterator) {
                Path inside = root.relativize(path);
                if (Files.isDirectory(path)) {
                    addFolder(inside, places);
                } else if (inside.getNameCount() > 1 && EncodedPicture.isPicture(path.toString())) {
                    add(inside, Files.readAllBytes(path), pictures, places);
                }
            }
        }
    }

    private static void readTar(Path tar, List<EncodedPicture> pictures, Set<Place> places) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar), 1 << 20))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path inside = Path.of(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    addFolder(inside, places);
                } else if (inside.getNameCount() > 1
                        && entry.getSize() <= MAX_PICTURE_BYTES
                        && EncodedPicture.isPicture(entry.getName())) {
                    add(inside, entries.readAllBytes(), pictures, places);
                }
            }
        }
    }

    private static void addFolder(Path inside, Set<Place> places) {
        String name = inside.getFileName().toString();
        if (!name.isEmpty() && EncodedPicture.split(name).isEmpty()) {
            places.add(EncodedPicture.place(inside));
        }
    }

    private static void add(Path inside, byte[] bytes, List<EncodedPicture> pictures, Set<Place> places) {
        Path folder = inside.getParent();
        if (folder != null
                && EncodedPicture.split(folder.getFileName().toString()).isEmpty()) {
            Place place = EncodedPicture.place(folder);
            places.add(place);
            pictures.add(new EncodedPicture(place.split(), place.label(), inside.toString(), bytes));
        }
    }
}
