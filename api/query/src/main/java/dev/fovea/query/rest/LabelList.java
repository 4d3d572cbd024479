package dev.fovea.query.rest;

import dev.fovea.query.activity.LabelCount;
import java.util.List;

/**
 * The labels seen.
 *
 * @param labels most seen first
 */
public record LabelList(List<LabelCount> labels) {

    public LabelList {
        labels = List.copyOf(labels);
    }
}
