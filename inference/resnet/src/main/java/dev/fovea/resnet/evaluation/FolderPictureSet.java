package dev.fovea.resnet.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A set of pictures in folders, read in the order of their names. */
record FolderPictureSet(Path folder) implements PictureSet {

    @Override
    public <X extends Exception> void forEach(String split, Visitor<X> visitor)
            throws IOException, PictureSetException, X {
        Path top = folder.resolve(split);
        if (!Files.isDirectory(top)) {
            throw new PictureSetException(top, "no folder", "a folder with <label>/<name>.jpg");
        }
        long count = 0;
        for (Path labelFolder : entries(top)) {
            if (Files.isDirectory(labelFolder)) {
                count += label(labelFolder, visitor);
            }
        }
        if (count == 0) {
            throw new PictureSetException(top, "no pictures", "<label>/<name>.jpg");
        }
    }

    private <X extends Exception> long label(Path labelFolder, Visitor<X> visitor)
            throws IOException, PictureSetException, X {
        long count = 0;
        for (Path file : entries(labelFolder)) {
            String name = folder.relativize(file).toString();
            if (PicturePath.of(name).isPresent() && Files.isRegularFile(file)) {
                visitor.visit(
                        new LabelledPicture(String.valueOf(labelFolder.getFileName()), name, Files.readAllBytes(file)));
                count++;
            }
        }
        if (count == 0) {
            throw new PictureSetException(labelFolder, "an empty label folder", "pictures in each, or no such folder");
        }
        return count;
    }

    private static List<Path> entries(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.sorted().toList();
        }
    }
}
