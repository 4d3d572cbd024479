package dev.fovea.ingest.motion;

import dev.fovea.topics.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns the blobs of one sample after the other into regions.
 *
 * <p>Blobs that lie near each other are one thing; what is left must hold enough moving pixels, and something must have
 * moved near it in the sample before: noise and ghosts of a single frame are no regions. A sample in which most of the
 * picture moves is a change of light or of the camera's aim, and gives none. Not thread-safe.
 */
public final class MotionRegions {

    private static final int MOST = 16;
    private static final double MARGIN = 0.2;
    private static final double GLOBAL_CHANGE = 0.6;
    private static final double LEAST_SHARE = 0.001;
    private static final int LEAST_PIXELS = 24;
    private static final int LEAST_SIDE = 32;

    private List<Blob> before = List.of();

    /**
     * The regions of a sample, largest first, at most 16.
     *
     * @param blobs in the pixels of the reduced picture
     * @param reducedWidth of the reduced picture
     * @param reducedHeight of the reduced picture
     * @param width of the published picture
     * @param height of the published picture
     * @return squares where the picture allows, inside it
     */
    public List<Region> next(List<Blob> blobs, int reducedWidth, int reducedHeight, int width, int height) {
        long area = (long) reducedWidth * reducedHeight;
        int gap = Math.max(2, Math.max(reducedWidth, reducedHeight) / 40);
        long moving = blobs.stream().mapToLong(Blob::pixels).sum();
        List<Blob> things = moving > GLOBAL_CHANGE * area
                ? List.of()
                : merge(blobs, gap).stream()
                        .filter(b -> b.pixels() >= Math.max(LEAST_PIXELS, LEAST_SHARE * area))
                        .toList();
        List<Blob> earlier = before;
        before = things;
        double byX = (double) width / reducedWidth;
        double byY = (double) height / reducedHeight;
        return things.stream()
                .filter(b -> earlier.stream().anyMatch(e -> Boxes.near(b.box(), e.box(), reach(e.box(), gap))))
                .sorted(Comparator.comparingInt(Blob::pixels).reversed())
                .limit(MOST)
                .map(b -> Boxes.scale(b.box(), byX, byY, width, height))
                .map(box -> Boxes.square(box, MARGIN, LEAST_SIDE, width, height))
                .distinct()
                .toList();
    }

    /** How far a thing may have gone since the last sample: its own size. */
    private static int reach(Region box, int gap) {
        return Math.max(gap, Math.max(box.width(), box.height()));
    }

    /** Joins blobs that are near each other until no two are. */
    static List<Blob> merge(List<Blob> blobs, int gap) {
        List<Blob> merged = new ArrayList<>();
        for (Blob blob : blobs) {
            Blob grown = blob;
            for (int i = 0; i < merged.size(); i++) {
                if (Boxes.near(grown.box(), merged.get(i).box(), gap)) {
                    grown = grown.with(merged.remove(i));
                    i = -1; // The grown blob may now be near one that was passed over.
                }
            }
            merged.add(grown);
        }
        return merged;
    }
}
