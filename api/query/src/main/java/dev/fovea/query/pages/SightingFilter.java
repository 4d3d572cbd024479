package dev.fovea.query.pages;

import dev.fovea.topics.Sighting;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which sightings are asked for.
 *
 * @param labels of which it has one; empty for any
 * @param minProbability lowest peak, 0 to 1
 */
public record SightingFilter(Set<String> labels, double minProbability) implements Predicate<Sighting> {

    public SightingFilter {
        labels = Set.copyOf(labels);
    }

    @Override
    public boolean test(Sighting sighting) {
        return (labels.isEmpty() || labels.contains(sighting.label())) && sighting.peakProbability() >= minProbability;
    }
}
