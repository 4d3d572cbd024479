package dev.fovea.inference.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fovea.inference.model.UnreadablePictureException;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.LabelProbability;
import dev.fovea.topics.ModelRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the network says of several pictures.
 *
 * @param model that answered for all of them
 * @param pictures in the order of the request
 */
public record Classifications(ModelRef model, List<Picture> pictures) {

    /**
     * One picture: either what the network says of it, or why it was refused.
     *
     * @param name of the file, as the request gives it
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @param label the most probable one, or {@code unknown}
     * @param probability of the first of {@code top}, 0 to 1
     * @param top the labels with the highest probabilities, highest first
     * @param reason why it was refused, as in rejections
     * @param error what was found and what is accepted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Picture(
            String name,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String label,
            @Nullable Double probability,
            @Nullable List<LabelProbability> top,
            @Nullable String reason,
            @Nullable String error) {

        static Picture classified(String name, ClassifiedRegion whole) {
            return new Picture(
                    name,
                    whole.region().width(),
                    whole.region().height(),
                    whole.label(),
                    whole.probability(),
                    whole.top(),
                    null,
                    null);
        }

        static Picture refused(String name, UnreadablePictureException e) {
            return new Picture(name, null, null, null, null, null, e.reason().word(), e.error());
        }
    }
}
