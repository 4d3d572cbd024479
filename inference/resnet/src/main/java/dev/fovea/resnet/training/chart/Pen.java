package dev.fovea.resnet.training.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/**
 * How a line is drawn.
 *
 * @param colour tells runs apart, also for most colour-blind readers (Okabe and Ito's palette)
 * @param stroke tells training (dashed) from validation (solid)
 */
record Pen(Color colour, BasicStroke stroke) {

    private static final List<Color> COLOURS = List.of(
            new Color(0x00, 0x72, 0xb2),
            new Color(0xd5, 0x5e, 0x00),
            new Color(0x00, 0x9e, 0x73),
            new Color(0xcc, 0x79, 0xa7),
            new Color(0xe6, 0x9f, 0x00),
            new Color(0x56, 0xb4, 0xe9));

    static Pen solid(int run) {
        return new Pen(COLOURS.get(run % COLOURS.size()), new BasicStroke(2));
    }

    static Pen dashed(int run) {
        return new Pen(
                COLOURS.get(run % COLOURS.size()),
                new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0));
    }
}
