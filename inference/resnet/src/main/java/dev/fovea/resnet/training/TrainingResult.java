package dev.fovea.resnet.training;

import dev.fovea.resnet.parameters.Parameters;
import java.util.List;

/**
 * What a run comes to. Errors are shares from 0 to 1.
 *
 * @param parameters with temperature and accuracies among their facts
 * @param temperature found on the held-out pictures; 1 where none were held out
 * @param validationError on the held-out pictures
 * @param testError on the test pictures; NaN without any
 * @param testCalibrationError expected calibration error on the test pictures; NaN without any
 * @param noneError share of fresh pictures of nothing that got another label; NaN without that label
 * @param history one record for each epoch
 */
public record TrainingResult(
        Parameters parameters,
        double temperature,
        double validationError,
        double testError,
        double testCalibrationError,
        double noneError,
        List<EpochRecord> history) {

    public TrainingResult {
        history = List.copyOf(history);
    }
}
