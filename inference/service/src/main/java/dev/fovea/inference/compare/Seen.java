package dev.fovea.inference.compare;

import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.ModelRef;
import java.util.List;

/**
 * What one model version says of one frame, as far as it is compared.
 *
 * @param frame where the picture lies
 * @param answers one for each region, in the frame's order
 */
public record Seen(FrameRef frame, ModelRef model, List<Answer> answers) {

    /**
     * What it says of one region.
     *
     * @param label as a reader of detections sees it, {@code unknown} included
     * @param probability of what the network holds most probable, 0 to 1
     */
    record Answer(String label, double probability) {}

    public Seen {
        answers = List.copyOf(answers);
    }

    /** The same without what is not compared, such as embeddings. */
    public static Seen of(Detection detection) {
        return new Seen(
                detection.frame(),
                detection.model(),
                detection.regions().stream().map(Seen::answer).toList());
    }

    private static Answer answer(ClassifiedRegion region) {
        return new Answer(region.label(), region.probability());
    }
}
