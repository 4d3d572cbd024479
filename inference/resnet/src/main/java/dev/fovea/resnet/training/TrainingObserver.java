package dev.fovea.resnet.training;

/** Is told how a run goes, on the run's own thread. */
public interface TrainingObserver {

    /** After each step. */
    default void stepped(Progress progress) {}

    /** After each epoch, when its checkpoint is safe. */
    default void finished(EpochRecord epoch) {}

    /**
     * Where a run stands.
     *
     * @param epoch from 1
     * @param epochs in all
     * @param step of this epoch, from 1
     * @param steps of an epoch
     * @param tally of this epoch so far
     * @param picturesPerSecond in this epoch so far
     * @param secondsLeft of the whole run at this speed
     */
    record Progress(
            int epoch, int epochs, int step, int steps, Tally tally, double picturesPerSecond, double secondsLeft) {}
}
