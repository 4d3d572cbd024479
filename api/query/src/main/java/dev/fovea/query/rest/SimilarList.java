package dev.fovea.query.rest;

import dev.fovea.query.similar.SimilarRegion;
import java.util.List;

/**
 * Regions that look like a given one.
 *
 * @param regions most alike first
 * @param searched regions among which they were found: the newest ones that this instance keeps in memory
 */
public record SimilarList(List<SimilarRegion> regions, int searched) {

    public SimilarList {
        regions = List.copyOf(regions);
    }
}
