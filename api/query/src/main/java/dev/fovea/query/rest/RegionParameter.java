package dev.fovea.query.rest;

import dev.fovea.topics.Region;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the parameter {@code region}: which part of a picture is asked for. */
final class RegionParameter {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private RegionParameter() {}

    /**
     * Reads the number of a region or a rectangle.
     *
     * @param text {@code 0} for the frame's first region, or {@code x,y,width,height} in pixels
     * @param header the frame's {@code regions} header
     */
    static Region read(String text, String header) {
        try {
            if (!NUMBER.matcher(text).matches()) {
                List<Region> given = Region.parse(text);
                if (given.size() == 1) {
                    return given.getFirst();
                }
            } else {
                List<Region> regions = Region.parse(header);
                int number = Integer.parseInt(text);
                if (number < regions.size()) {
                    return regions.get(number);
                }
                throw Problems.notFound(
                        "the frame has " + regions.size() + " regions, counted from 0; there is no " + number);
            }
        } catch (IllegalArgumentException e) {
            throw refused(text);
        }
        throw refused(text);
    }

    /** The number of a region alone. */
    static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Problems.invalid("region", "region: is not the number of a region, counted from 0");
        }
        return Integer.parseInt(text);
    }

    private static RuntimeException refused(String text) {
        return Problems.invalid(
                "region",
                "region: '" + Parameters.shown(text)
                        + "' is neither the number of one of the frame's regions nor x,y,width,height in pixels");
    }
}
