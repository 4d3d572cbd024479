package dev.fovea.query.broker;

import dev.fovea.topics.Region;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws pictures for tests: a vehicle on a road, plainly synthetic. */
public final class Scene {

    public static final int WIDTH = 640;
    public static final int HEIGHT = 360;

    private static final int CAR_WIDTH = 130;
    private static final int CAR_HEIGHT = 56;
    private static final int MARGIN = 14;

    private final Color paint;
    private final int lane;

    public Scene(Color paint, int lane) {
        this.paint = paint;
        this.lane = lane;
    }

    private static int x(long step) {
        return MARGIN + (int) (step * 17 % (WIDTH - CAR_WIDTH - 2 * MARGIN));
    }

    /** Where the vehicle is at a step. */
    public Region region(long step) {
        return new Region(x(step) - MARGIN, lane - MARGIN, CAR_WIDTH + 2 * MARGIN, CAR_HEIGHT + 2 * MARGIN + 8);
    }

    /** The picture at a step, as JPEG. */
    public byte[] jpeg(long step) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(126, 166, 200), 0, 150, new Color(214, 224, 228)));
        g.fillRect(0, 0, WIDTH, 150);
        g.setColor(new Color(96, 124, 84));
        g.fillRect(0, 140, WIDTH, 60);
        g.setColor(new Color(84, 86, 92));
        g.fillRect(0, 180, WIDTH, 180);
        g.setColor(new Color(222, 214, 170));
        for (int dash = 0; dash < WIDTH; dash += 80) {
            g.fillRect(dash, 266, 44, 5);
        }
        int x = x(step);
        g.setColor(paint);
        g.fillRoundRect(x, lane + 18, CAR_WIDTH, 34, 18, 18);
        g.fillRoundRect(x + 26, lane, 72, 32, 22, 22);
        g.setColor(new Color(30, 36, 44));
        g.fillRoundRect(x + 33, lane + 5, 58, 16, 12, 12);
        g.fillOval(x + 18, lane + 40, 24, 24);
        g.fillOval(x + 88, lane + 40, 24, 24);
        g.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
