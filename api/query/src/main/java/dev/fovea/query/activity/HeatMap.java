package dev.fovea.query.activity;

import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Region;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts where in a camera's view regions appear, in a grid that covers every frame whatever its size. Not thread-safe;
 * one for each answer.
 */
public final class HeatMap {

    public static final int COLUMNS = 32;
    public static final int ROWS = 18;

    private final Set<String> labels;
    private final double minProbability;
    private final int[] cells = new int[COLUMNS * ROWS];
    private long detections;
    private long regions;
    private @Nullable Instant oldest;

    /**
     * @param labels to count; empty for all
     * @param minProbability lowest probability of a region, 0 to 1
     */
    public HeatMap(Set<String> labels, double minProbability) {
        this.labels = Set.copyOf(labels);
        this.minProbability = minProbability;
    }

    /** Takes in a detection: each of its regions counts once in every cell that it touches. */
    public void add(Detection detection) {
        detections++;
        oldest = detection.capturedAt();
        for (ClassifiedRegion classified : detection.regions()) {
            if ((labels.isEmpty() || labels.contains(classified.label()))
                    && classified.probability() >= minProbability) {
                regions++;
                add(classified.region(), detection.width(), detection.height());
            }
        }
    }

    private void add(Region region, int width, int height) {
        int left = cell(region.x(), width, COLUMNS);
        int right = cell(region.x() + region.width() - 1, width, COLUMNS);
        int top = cell(region.y(), height, ROWS);
        int bottom = cell(region.y() + region.height() - 1, height, ROWS);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                cells[row * COLUMNS + column]++;
            }
        }
    }

    private static int cell(int pixel, int pixels, int count) {
        return Math.clamp((long) pixel * count / Math.max(1, pixels), 0, count - 1);
    }

    /** Regions by cell, row by row from the top left. */
    public int[] cells() {
        return cells.clone();
    }

    /** Detections taken in. */
    public long detections() {
        return detections;
    }

    /** Regions counted. */
    public long regions() {
        return regions;
    }

    /** Capture of the detection taken in last; null before the first. */
    public @Nullable Instant oldest() {
        return oldest;
    }
}
