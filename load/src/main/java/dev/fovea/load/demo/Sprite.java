package dev.fovea.load.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The things that move through the demo scene, each drawn side-on, heading right, in a box of 100×50 units. */
enum Sprite {
    AUTOMOBILE {
        @Override
        void draw(Graphics2D g, Color paint) {
            shadow(g);
            Path2D body = new Path2D.Double();
            body.moveTo(4, 36);
            body.curveTo(3, 28, 8, 25, 20, 24);
            body.curveTo(28, 12, 36, 10, 52, 10);
            body.curveTo(64, 10, 70, 16, 76, 23);
            body.curveTo(90, 25, 97, 27, 97, 36);
            body.closePath();
            fill(g, body, paint);
            Path2D glass = new Path2D.Double();
            glass.moveTo(27, 23);
            glass.curveTo(33, 14, 38, 13, 51, 13);
            glass.curveTo(61, 13, 65, 17, 70, 23);
            glass.closePath();
            g.setPaint(new GradientPaint(0, 12, new Color(0x9fb7c9), 0, 24, new Color(0x2b3742)));
            g.fill(glass);
            g.setPaint(paint.darker());
            g.setStroke(new BasicStroke(1.6f));
            g.draw(new java.awt.geom.Line2D.Double(48, 13, 48, 35));
            g.setPaint(new Color(0xfff3b0));
            g.fill(new Ellipse2D.Double(91, 27, 5, 4));
            g.setPaint(new Color(0xc0392b));
            g.fill(new Ellipse2D.Double(4, 27, 4, 4));
            wheel(g, 23, 37, 8);
            wheel(g, 77, 37, 8);
        }
    },
    TRUCK {
        @Override
        void draw(Graphics2D g, Color paint) {
            shadow(g);
            fill(g, new Rectangle2D.Double(2, 3, 66, 33), new Color(0xe8e6df));
            g.setPaint(new Color(0xb9b6ab));
            for (int x = 9; x < 66; x += 8) {
                g.draw(new java.awt.geom.Line2D.Double(x, 4, x, 35));
            }
            Path2D cab = new Path2D.Double();
            cab.moveTo(70, 36);
            cab.lineTo(70, 10);
            cab.lineTo(85, 10);
            cab.lineTo(94, 22);
            cab.lineTo(98, 24);
            cab.lineTo(98, 36);
            cab.closePath();
            fill(g, cab, paint);
            Path2D glass = new Path2D.Double();
            glass.moveTo(77, 13);
            glass.lineTo(85, 13);
            glass.lineTo(92, 22);
            glass.lineTo(77, 22);
            glass.closePath();
            g.setPaint(new Color(0x34434f));
            g.fill(glass);
            wheel(g, 15, 38, 7);
            wheel(g, 31, 38, 7);
            wheel(g, 82, 38, 7);
        }
    },
    AIRPLANE {
        @Override
        void draw(Graphics2D g, Color paint) {
            Path2D tail = new Path2D.Double();
            tail.moveTo(6, 22);
            tail.lineTo(2, 4);
            tail.lineTo(11, 4);
            tail.lineTo(24, 20);
            tail.closePath();
            fill(g, tail, paint);
            Path2D body = new Path2D.Double();
            body.moveTo(2, 24);
            body.curveTo(10, 19, 30, 18, 82, 18);
            body.curveTo(92, 19, 98, 23, 98, 26);
            body.curveTo(96, 30, 88, 31, 74, 31);
            body.curveTo(40, 31, 14, 30, 2, 24);
            body.closePath();
            fill(g, body, new Color(0xf2f4f5));
            Path2D wing = new Path2D.Double();
            wing.moveTo(56, 27);
            wing.lineTo(26, 45);
            wing.lineTo(18, 45);
            wing.lineTo(38, 27);
            wing.closePath();
            fill(g, wing, new Color(0xb8c0c6));
            fill(g, new RoundRectangle2D.Double(36, 32, 16, 7, 6, 6), new Color(0x8d969d));
            g.setPaint(new Color(0x33414b));
            for (int x = 26; x < 84; x += 5) {
                g.fill(new Ellipse2D.Double(x, 21.5, 2, 2));
            }
            g.fill(new Arc2D.Double(86, 19, 10, 8, 10, 110, Arc2D.CHORD));
        }
    },
    SHIP {
        @Override
        void draw(Graphics2D g, Color paint) {
            Path2D hull = new Path2D.Double();
            hull.moveTo(3, 28);
            hull.lineTo(99, 26);
            hull.curveTo(94, 38, 90, 43, 86, 44);
            hull.lineTo(10, 44);
            hull.closePath();
            fill(g, hull, paint);
            g.setPaint(new Color(0x8e2f26));
            g.fill(new Rectangle2D.Double(10, 41, 77, 3));
            fill(g, new Rectangle2D.Double(14, 12, 20, 15), new Color(0xf4f2ec));
            fill(g, new Rectangle2D.Double(20, 2, 7, 10), new Color(0xc96f2a));
            Color[] boxes = {new Color(0xb5482f), new Color(0x2f6fa5), new Color(0x4e8a52), new Color(0xc8a13a)};
            for (int i = 0; i < 8; i++) {
                fill(g, new Rectangle2D.Double(38 + 12 * (i % 4), 20 - 8 * (i / 4), 11, 7), boxes[(i * 3 + i / 4) % 4]);
            }
        }
    };

    /** Draws into the box (0,0)–(100,50) of the given graphics. */
    abstract void draw(Graphics2D g, Color paint);

    private static void fill(Graphics2D g, java.awt.Shape shape, Color paint) {
        Rectangle2D box = shape.getBounds2D();
        g.setPaint(new GradientPaint(
                0, (float) box.getMinY(), paint.brighter(), 0, (float) box.getMaxY(), paint.darker()));
        g.fill(shape);
    }

    private static void shadow(Graphics2D g) {
        g.setPaint(new Color(0, 0, 0, 90));
        g.fill(new Ellipse2D.Double(2, 40, 96, 8));
    }

    private static void wheel(Graphics2D g, double x, double y, double r) {
        g.setPaint(new Color(0x1b1b1d));
        g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        g.setPaint(new Color(0xa9adb0));
        g.fill(new Ellipse2D.Double(x - r / 2, y - r / 2, r, r));
    }
}
