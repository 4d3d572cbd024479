package dev.fovea.resnet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.resnet.SharedFolder;
import dev.fovea.resnet.onnx.ReferenceNetwork;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Views;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network whose error is known elsewhere has the same error through this project's own decoding and preprocessing. */
class ReferenceEvaluationIT {

    /** Measured with PyTorch on the same re-encoded pictures. */
    private static final double KNOWN_ERROR = 0.1897;

    @Test
    void shouldFindTheKnownErrorOfTheReferenceNetwork(@TempDir Path models) throws Exception {
        PictureSet pictures = PictureSet.at(SharedFolder.need("cifar-10-images.tar"));
        ModelPackage model = ReferenceNetwork.importInto(models);

        Evaluation evaluation;
        try (Ensemble ensemble = new Ensemble(List.of(model), PictureLimits.DEFAULT, Views.SINGLE, 2)) {
            evaluation = new Evaluator(ensemble, Views.SINGLE, _ -> {}).evaluate(pictures, "test");
        }

        assertThat(evaluation.pictures()).isEqualTo(10_000);
        assertThat(evaluation.skipped()).isEmpty();
        assertThat(evaluation.error()).isCloseTo(KNOWN_ERROR, within(0.003));
    }
}
