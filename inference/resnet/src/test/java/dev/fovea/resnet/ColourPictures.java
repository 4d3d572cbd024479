package dev.fovea.resnet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Small pictures of one colour each, and folders of them by their colour's name. */
public final class ColourPictures {

    private static final List<Color> COLOURS = List.of(Color.BLUE, Color.GREEN, Color.RED);
    private static final List<String> NAMES = List.of("blue", "green", "red");

    private ColourPictures() {}

    public static byte[] png(int side, Color colour) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, side, side);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes {@code train/<colour>/*.png} and {@code test/<colour>/*.png}, in shades of blue, green and red. */
    public static Path tree(Path folder, int side, int train, int test) throws IOException {
        SplittableRandom random = new SplittableRandom(side);
        for (int label = 0; label < NAMES.size(); label++) {
            for (int i = 0; i < train + test; i++) {
                Path place = Files.createDirectories(
                        folder.resolve(i < train ? "train" : "test").resolve(NAMES.get(label)));
                Files.write(place.resolve("%04d.png".formatted(i)), png(side, shade(COLOURS.get(label), random)));
            }
        }
        return folder;
    }

    private static Color shade(Color colour, SplittableRandom random) {
        return new Color(
                shade(colour.getRed(), random), shade(colour.getGreen(), random), shade(colour.getBlue(), random));
    }

    private static int shade(int value, SplittableRandom random) {
        return value == 0 ? random.nextInt(90) : 255 - random.nextInt(90);
    }
}
