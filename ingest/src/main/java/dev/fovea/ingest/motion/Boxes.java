package dev.fovea.ingest.motion;

import dev.fovea.topics.Region;

/** Arithmetic of rectangles. */
final class Boxes {

    private Boxes() {}

    /** The smallest box that holds both. */
    static Region around(Region a, Region b) {
        int x = Math.min(a.x(), b.x());
        int y = Math.min(a.y(), b.y());
        int right = Math.max(a.x() + a.width(), b.x() + b.width());
        int bottom = Math.max(a.y() + a.height(), b.y() + b.height());
        return new Region(x, y, right - x, bottom - y);
    }

    /** Whether the boxes overlap or lie at most {@code gap} pixels apart in each direction. */
    static boolean near(Region a, Region b, int gap) {
        return a.x() <= b.x() + b.width() + gap
                && b.x() <= a.x() + a.width() + gap
                && a.y() <= b.y() + b.height() + gap
                && b.y() <= a.y() + a.height() + gap;
    }

    /** The box in a picture that is larger by these factors, rounded outwards and clipped to it. */
    static Region scale(Region box, double byX, double byY, int width, int height) {
        int x = Math.clamp((int) Math.floor(box.x() * byX), 0, width - 1);
        int y = Math.clamp((int) Math.floor(box.y() * byY), 0, height - 1);
        int right = Math.clamp((int) Math.ceil((box.x() + box.width()) * byX), x + 1, width);
        int bottom = Math.clamp((int) Math.ceil((box.y() + box.height()) * byY), y + 1, height);
        return new Region(x, y, right - x, bottom - y);
    }

    /**
     * A square around the box, inside the picture: a network sees squares, and a little of the surroundings helps it.
     * Where the picture is too narrow for the square, its whole width or height is taken.
     *
     * @param margin added to the longer side, as a share of it
     * @param least the shortest side, pixels
     */
    static Region square(Region box, double margin, int least, int width, int height) {
        int longer = Math.max(box.width(), box.height());
        int side = Math.max(least, (int) Math.ceil(longer * (1 + margin)));
        int w = Math.min(side, width);
        int h = Math.min(side, height);
        int x = Math.clamp(box.x() + (box.width() - w) / 2, 0, width - w);
        int y = Math.clamp(box.y() + (box.height() - h) / 2, 0, height - h);
        return new Region(x, y, w, h);
    }
}
