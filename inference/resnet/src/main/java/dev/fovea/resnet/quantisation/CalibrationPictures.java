package dev.fovea.resnet.quantisation;

import dev.fovea.resnet.evaluation.PictureSample;
import dev.fovea.resnet.evaluation.PictureSet;
import dev.fovea.resnet.evaluation.PictureSetException;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.pictures.PictureException;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Preprocessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Real pictures to learn ranges on; they need no labels, so any folder of pictures will do. */
public final class CalibrationPictures {

    private static final long SEED = 1;

    private CalibrationPictures() {}

    /**
     * Draws pictures, the same each time.
     *
     * @param path a tar or folder of {@code <split>/<label>/<name>.jpg}, or any folder with JPEGs and PNGs in it
     * @param count the most, ≥ 1
     * @return direct, uint8 RGB [N,H,W,3], N by its capacity
     * @throws PictureSetException if there is no picture
     */
    public static ByteBuffer draw(Path path, String split, int count, InputFormat input)
            throws IOException, PictureSetException {
        if (Files.isDirectory(path) && !Files.isDirectory(path.resolve(split))) {
            return drawLoose(path, count, input);
        }
        return PictureSample.draw(PictureSet.at(path), split, count, input, SEED);
    }

    private static ByteBuffer drawLoose(Path folder, int count, InputFormat input)
            throws IOException, PictureSetException {
        List<Path> files;
        try (Stream<Path> entries = Files.walk(folder)) {
            files = new ArrayList<>(
                    entries.filter(CalibrationPictures::isPicture).sorted().toList());
        }
        Collections.shuffle(files, new Random(SEED));
        ByteBuffer pixels = ByteBuffer.allocateDirect(Math.min(count, files.size()) * input.bytes());
        int drawn = 0;
        try (Preprocessor preprocessor = new Preprocessor(input, PictureLimits.DEFAULT)) {
            for (Path file : files) {
                if (drawn * input.bytes() < pixels.capacity() && written(preprocessor, file, pixels, drawn)) {
                    drawn++;
                }
            }
        }
        if (drawn == 0) {
            throw new PictureSetException(folder, "no picture", "JPEGs or PNGs, in folders or not");
        }
        return pixels.slice(0, drawn * input.bytes());
    }

    private static boolean written(Preprocessor preprocessor, Path file, ByteBuffer pixels, int slot)
            throws IOException {
        try {
            preprocessor.whole(Files.readAllBytes(file), pixels, slot);
            return true;
        } catch (PictureException _) {
            return false; // another picture serves as well
        }
    }

    private static boolean isPicture(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && (name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png"));
    }
}
