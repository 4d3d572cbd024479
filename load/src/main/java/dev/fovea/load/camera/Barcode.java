package dev.fovea.load.camera;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A stamp as black and white cells over the top quarter of a picture: 20 columns and 8 rows whose places are fractions of
 * the picture's size, so that scaling moves them along and no finder pattern is needed. A cell is read as the mean of its
 * middle, which survives JPEG at quality 40, H.264, and scaling down to about 100 pixels of width.
 */
public final class Barcode {

    static final int COLUMNS = 20;
    static final int ROWS = StampCode.BITS / COLUMNS;
    /** The code takes one part in so many of the picture's height. */
    static final int SHARE = 4;

    private static final Color BLACK = new Color(0x101010);
    private static final Color WHITE = new Color(0xebebeb);
    /** The least difference between black and white that is still a code and not noise, of 255. */
    private static final double CONTRAST = 64;

    private Barcode() {}

    /** Paints a stamp over the top quarter of a picture. */
    static void paint(Stamp stamp, BufferedImage picture) {
        boolean[] bits = StampCode.encode(stamp);
        int height = picture.getHeight() / SHARE;
        Graphics2D g = picture.createGraphics();
        for (int i = 0; i < bits.length; i++) {
            int left = i % COLUMNS * picture.getWidth() / COLUMNS;
            int right = (i % COLUMNS + 1) * picture.getWidth() / COLUMNS;
            int top = i / COLUMNS * height / ROWS;
            int bottom = (i / COLUMNS + 1) * height / ROWS;
            g.setColor(bits[i] ? WHITE : BLACK);
            g.fillRect(left, top, right - left, bottom - top);
        }
        g.dispose();
    }

    /** Reads the stamp of an encoded picture; empty if it cannot be decoded or has no intact code. */
    public static Optional<Stamp> read(byte[] encoded) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(encoded));
            return picture == null ? Optional.empty() : read(picture);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // ImageIO's decoder throws any of these on a damaged picture, which simply has no readable code.
            return Optional.empty();
        }
    }

    /** Reads the stamp of a picture; empty if it has no intact code. */
    public static Optional<Stamp> read(BufferedImage picture) {
        double[] cells = new double[StampCode.BITS];
        double least = 255;
        double most = 0;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = brightness(picture, i % COLUMNS, i / COLUMNS);
            least = Math.min(least, cells[i]);
            most = Math.max(most, cells[i]);
        }
        if (most - least < CONTRAST) {
            return Optional.empty();
        }
        boolean[] bits = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            bits[i] = cells[i] > (least + most) / 2;
        }
        return StampCode.decode(bits);
    }

    /** The mean of green, which carries most of the luminance, over the middle of a cell. */
    private static double brightness(BufferedImage picture, int column, int row) {
        double cellWidth = picture.getWidth() / (double) COLUMNS;
        double cellHeight = picture.getHeight() / (double) (SHARE * ROWS);
        int left = (int) ((column + 0.3) * cellWidth);
        int right = Math.max(left, (int) ((column + 0.7) * cellWidth) - 1);
        int top = (int) ((row + 0.35) * cellHeight);
        int bottom = Math.max(top, (int) ((row + 0.65) * cellHeight) - 1);
        double sum = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                sum += picture.getRGB(x, y) >> 8 & 0xff;
            }
        }
        return sum / ((right - left + 1) * (double) (bottom - top + 1));
    }
}
