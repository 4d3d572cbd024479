package dev.fovea.resnet.training;

/** The loss is no longer a number, so that nothing can be learnt any more. */
public final class DivergedException extends RuntimeException {

    DivergedException(int epoch, long step, double rate) {
        super("The loss became infinite in epoch %d, step %d, at learning rate %.4g. Try a lower --rate"
                .formatted(epoch, step, rate));
    }
}
