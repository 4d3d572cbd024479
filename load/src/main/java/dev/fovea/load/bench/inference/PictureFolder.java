package dev.fovea.load.bench.inference;

import dev.fovea.load.bench.rig.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Pictures as files, for processes of their own. */
final class PictureFolder {

    private PictureFolder() {}

    /** Writes each as a JPEG. */
    static Path write(List<Picture> pictures, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < pictures.size(); i++) {
            Files.write(
                    folder.resolve(String.format(Locale.ROOT, "%04d.jpg", i)),
                    pictures.get(i).jpeg());
        }
        return folder;
    }
}
