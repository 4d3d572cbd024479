package dev.fovea.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rectangle of a published frame, in its pixels: {@code x} to the right and {@code y} down from the top left corner.
 *
 * @param x left edge, ≥ 0
 * @param y top edge, ≥ 0
 * @param width ≥ 1
 * @param height ≥ 1
 */
public record Region(int x, int y, int width, int height) {

    public Region {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("region " + x + "," + y + "," + width + "," + height
                    + ": x and y must be ≥ 0, width and height ≥ 1");
        }
    }

    /** The region that covers a whole frame of the given size. */
    public static Region whole(int width, int height) {
        return new Region(0, 0, width, height);
    }

    /** Whether this region lies inside a frame of the given size. */
    public boolean fitsIn(int frameWidth, int frameHeight) {
        return (long) x + width <= frameWidth && (long) y + height <= frameHeight;
    }

    /** The form used in the {@code regions} header: {@code x,y,width,height} joined by semicolons, empty for none. */
    public static String format(List<Region> regions) {
        return regions.stream()
                .map(r -> r.x + "," + r.y + "," + r.width + "," + r.height)
                .collect(Collectors.joining(";"));
    }

    /**
     * Reads what {@link #format} writes.
     *
     * @throws IllegalArgumentException if a region has not four integers or is out of range
     */
    public static List<Region> parse(String text) {
        List<Region> regions = new ArrayList<>();
        if (text.isEmpty()) {
            return regions;
        }
        for (String part : text.split(";", -1)) {
            String[] numbers = part.split(",", -1);
            if (numbers.length != 4) {
                throw new IllegalArgumentException("region '" + part + "' is not x,y,width,height");
            }
            regions.add(new Region(
                    Integer.parseInt(numbers[0]),
                    Integer.parseInt(numbers[1]),
                    Integer.parseInt(numbers[2]),
                    Integer.parseInt(numbers[3])));
        }
        return regions;
    }
}
