package dev.fovea.inference.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures made by the test itself. */
public final class Jpegs {

    private Jpegs() {}

    /** A square of 32 pixels with a disc whose colour follows from the number. */
    public static byte[] numbered(int number) throws IOException {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color((number * 37) & 0xff, (number * 101) & 0xff, (number * 13) & 0xff));
        graphics.fillOval(4, 6, 20, 22);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
