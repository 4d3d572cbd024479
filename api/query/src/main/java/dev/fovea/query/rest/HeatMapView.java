package dev.fovea.query.rest;

import dev.fovea.query.activity.HeatMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a camera's view regions appeared.
 *
 * @param columns of the grid, which covers the whole frame
 * @param rows of the grid
 * @param cells regions that touch each cell, row by row from the top left
 * @param regions counted
 * @param detections looked at
 * @param oldest capture of the oldest detection looked at; absent where there is none
 * @param complete whether all detections of the time asked for were looked at; the newest are looked at first
 */
public record HeatMapView(
        String camera,
        int columns,
        int rows,
        List<Integer> cells,
        long regions,
        long detections,
        @Nullable Instant oldest,
        boolean complete) {

    public HeatMapView {
        cells = List.copyOf(cells);
    }

    static HeatMapView of(String camera, HeatMap map, boolean complete) {
        return new HeatMapView(
                camera,
                HeatMap.COLUMNS,
                HeatMap.ROWS,
                Arrays.stream(map.cells()).boxed().toList(),
                map.regions(),
                map.detections(),
                map.oldest(),
                complete);
    }
}
