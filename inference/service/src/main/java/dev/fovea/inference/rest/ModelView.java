package dev.fovea.inference.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fovea.inference.engine.Device;
import dev.fovea.inference.model.Model;
import dev.fovea.resnet.packages.ModelCard;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model in use.
 *
 * @param labels in the order of the network's output
 * @param threshold the probability below which a region is called unknown
 * @param device where the network runs
 * @param why this device
 * @param refused why not the devices tried before
 * @param accuracy as measured by whoever made the package
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelView(
        String name,
        String version,
        List<String> labels,
        double threshold,
        int maxBatch,
        Device device,
        String why,
        List<String> refused,
        @Nullable Map<String, Object> accuracy,
        @Nullable String trainedOn,
        @Nullable String licence) {

    static ModelView of(Model model) {
        ModelCard card = model.card();
        return new ModelView(
                card.name(),
                card.version(),
                model.labels().labels(),
                card.threshold(),
                card.maxBatch(),
                model.placement().device(),
                model.placement().why(),
                model.placement().refused(),
                card.accuracy(),
                card.trainedOn(),
                card.licence());
    }
}
