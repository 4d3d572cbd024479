package dev.fovea.inference.rest;

import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.LabelProbability;
import dev.fovea.topics.ModelRef;
import java.util.List;

/**
 * What the network says of one picture as a whole.
 *
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param model that answered
 * @param label the most probable one, or {@code unknown}
 * @param probability of the first of {@code top}, 0 to 1
 * @param top the labels with the highest probabilities, highest first
 */
public record Classification(
        int width, int height, ModelRef model, String label, double probability, List<LabelProbability> top) {

    static Classification of(ModelRef model, ClassifiedRegion whole) {
        return new Classification(
                whole.region().width(),
                whole.region().height(),
                model,
                whole.label(),
                whole.probability(),
                whole.top());
    }
}
