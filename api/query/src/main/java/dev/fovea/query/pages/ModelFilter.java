package dev.fovea.query.pages;

import dev.fovea.topics.ModelRef;
import java.util.Set;

/**
 * Which models' results are asked for.
 *
 * @param models names, or names with versions as in {@code fovea-cifar10/1}; empty for all
 */
public record ModelFilter(Set<String> models) {

    public ModelFilter {
        models = Set.copyOf(models);
    }

    /** Whether results of this model are asked for. */
    public boolean accepts(ModelRef model) {
        return models.isEmpty() || models.contains(model.name()) || models.contains(model.path());
    }
}
