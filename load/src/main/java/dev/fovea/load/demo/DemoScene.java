package dev.fovea.load.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A drawn scene: a road and a lake under a sky, through which vehicles, ships and planes move. The same time always gives
 * the same picture, and the scene repeats after {@link #LENGTH_SECONDS}. It says in a corner that it is synthetic.
 */
final class DemoScene {

    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    static final int LENGTH_SECONDS = 48;

    /**
     * One passage of a sprite.
     *
     * @param start seconds from the scene's start
     * @param seconds from one edge to the other
     * @param y top of the sprite, pixels
     * @param width pixels; the height is half of it
     * @param leftwards whether it goes from right to left
     */
    private record Passage(
            Sprite sprite, Color paint, double start, double seconds, int y, int width, boolean leftwards) {}

    private static final List<Passage> PASSAGES = List.of(
            new Passage(Sprite.AUTOMOBILE, new Color(0xa93226), 0.5, 7, 262, 150, false),
            new Passage(Sprite.SHIP, new Color(0x22313f), 2, 22, 132, 110, true),
            new Passage(Sprite.TRUCK, new Color(0x1f618d), 9, 9, 236, 190, false),
            new Passage(Sprite.AIRPLANE, new Color(0x2471a3), 14, 8, 20, 140, false),
            new Passage(Sprite.AUTOMOBILE, new Color(0xd0d3d4), 19, 6, 262, 150, true),
            new Passage(Sprite.AUTOMOBILE, new Color(0x1d3557), 26, 7, 258, 158, false),
            new Passage(Sprite.SHIP, new Color(0x5d6d7e), 25, 20, 136, 120, false),
            new Passage(Sprite.TRUCK, new Color(0xb9770e), 34, 9, 236, 190, true),
            new Passage(Sprite.AIRPLANE, new Color(0x943126), 38, 8, 30, 150, true));

    private final BufferedImage background = background();

    /**
     * The picture at a time.
     *
     * @param seconds ≥ 0
     * @param picture {@link #WIDTH}×{@link #HEIGHT}, overwritten
     */
    void draw(double seconds, BufferedImage picture) {
        Graphics2D g = smooth(picture);
        g.drawImage(background, 0, 0, null);
        for (Passage passage : PASSAGES) {
            double progress = (seconds % LENGTH_SECONDS - passage.start) / passage.seconds;
            if (progress >= 0 && progress <= 1) {
                draw(g, passage, progress);
            }
        }
        g.dispose();
    }

    private static void draw(Graphics2D g, Passage passage, double progress) {
        double way = progress * (WIDTH + passage.width);
        double scale = passage.width / 100.0;
        AffineTransform place = passage.leftwards
                ? new AffineTransform(-scale, 0, 0, scale, WIDTH - way + passage.width, passage.y)
                : new AffineTransform(scale, 0, 0, scale, way - passage.width, passage.y);
        Graphics2D own = (Graphics2D) g.create();
        own.transform(place);
        passage.sprite.draw(own, passage.paint);
        own.dispose();
    }

    private static Graphics2D smooth(BufferedImage picture) {
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }

    private static BufferedImage background() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = smooth(picture);
        g.setPaint(new GradientPaint(0, 0, new Color(0x7fb2dd), 0, 140, new Color(0xd8e8f2)));
        g.fillRect(0, 0, WIDTH, 150);
        Path2D hills = new Path2D.Double();
        hills.moveTo(0, 150);
        hills.curveTo(120, 95, 200, 150, 300, 128);
        hills.curveTo(420, 100, 520, 140, WIDTH, 112);
        hills.lineTo(WIDTH, 160);
        hills.lineTo(0, 160);
        g.setPaint(new GradientPaint(0, 100, new Color(0x7d9a86), 0, 160, new Color(0x5e7d63)));
        g.fill(hills);
        g.setPaint(new GradientPaint(0, 148, new Color(0x8fb6cc), 0, 215, new Color(0x47748f)));
        g.fillRect(0, 148, WIDTH, 67);
        g.setPaint(new GradientPaint(0, 212, new Color(0x7c8f4e), 0, 250, new Color(0x64773d)));
        g.fillRect(0, 212, WIDTH, 38);
        g.setPaint(new GradientPaint(0, 248, new Color(0x6b6d70), 0, HEIGHT, new Color(0x54565a)));
        g.fillRect(0, 248, WIDTH, HEIGHT - 248);
        g.setPaint(new Color(0xcfcfc6));
        g.fillRect(0, 250, WIDTH, 4);
        for (int x = 10; x < WIDTH; x += 90) {
            g.fillRect(x, 346, 50, 5);
        }
        grain(picture, g);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        g.setPaint(new Color(255, 255, 255, 170));
        g.drawString("synthetic scene", 8, 16);
        g.dispose();
        return picture;
    }

    /** Texture, so that the ground is not perfectly flat. */
    private static void grain(BufferedImage picture, Graphics2D g) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 2500; i++) {
            int x = random.nextInt(WIDTH);
            int y = 150 + random.nextInt(HEIGHT - 150);
            Color near = new Color(picture.getRGB(x, y));
            g.setPaint(random.nextBoolean() ? near.brighter() : near.darker());
            g.fill(new Ellipse2D.Double(x, y, 1 + random.nextInt(3), 1));
        }
    }
}
