package dev.fovea.query.rest;

import dev.fovea.topics.Sighting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of sightings.
 *
 * @param sightings newest start first
 * @param next the cursor of the next page; absent on the last
 */
public record SightingPage(
        List<Sighting> sightings, @Nullable String next) {

    public SightingPage {
        sightings = List.copyOf(sightings);
    }
}
