package dev.fovea.resnet.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.resnet.evaluation.Evaluation;
import dev.fovea.resnet.evaluation.field.CropReport;
import dev.fovea.resnet.evaluation.field.PhotoReport;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one call of {@code evaluate} found out; what was not asked for is absent.
 *
 * @param evaluation on labelled pictures
 */
record Findings(
        @Nullable Evaluation evaluation,
        @Nullable CropReport crops,
        @Nullable PhotoReport photos) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The evaluation's fields at the top, {@code crops} and {@code photos} beside them. */
    ObjectNode json() {
        ObjectNode root = evaluation == null ? JSON.createObjectNode() : JSON.valueToTree(evaluation);
        if (crops != null) {
            root.set("crops", JSON.valueToTree(crops));
        }
        if (photos != null) {
            root.set("photos", JSON.valueToTree(photos));
        }
        return root;
    }
}
