package dev.fovea.resnet.training;

/**
 * One row of a run's history. Errors are shares from 0 to 1.
 *
 * @param epoch from 1
 * @param rate learning rate of its last step
 * @param trainLoss mean over its augmented pictures, while they were learnt from
 * @param trainError likewise
 * @param validationLoss over the held-out pictures after it; 0 where none are held out
 * @param validationError likewise
 * @param noneError share of fresh pictures of nothing that got another label; 0 without that label
 * @param seconds for learning, without validation
 * @param picturesPerSecond while learning
 * @param residentMegabytes of the process at its end, native memory included; -1 where the system does not tell
 */
public record EpochRecord(
        int epoch,
        double rate,
        double trainLoss,
        double trainError,
        double validationLoss,
        double validationError,
        double noneError,
        double seconds,
        double picturesPerSecond,
        long residentMegabytes) {

    /** The header of {@link #csv()}. */
    public static final String CSV_HEADER =
            "epoch,rate,train_loss,train_error,validation_loss,validation_error,none_error,seconds,pictures_per_second,resident_mb";

    /** One line without its end. */
    public String csv() {
        return String.format(
                java.util.Locale.ROOT,
                "%d,%.6f,%.5f,%.5f,%.5f,%.5f,%.5f,%.2f,%.1f,%d",
                epoch,
                rate,
                trainLoss,
                trainError,
                validationLoss,
                validationError,
                noneError,
                seconds,
                picturesPerSecond,
                residentMegabytes);
    }
}
