package dev.fovea.resnet.training;

/**
 * How a step changes the weights.
 *
 * @param momentum of stochastic gradient descent, from 0 to below 1 (the paper: 0.9)
 * @param weightDecay pulls weights to zero, at least 0 (the paper: 1e-4)
 * @param decayAll whether batch norms and biases decay too, as in the paper
 * @param labelSmoothing share of the target that is spread over all labels, from 0 to below 1 (the paper: 0)
 * @param frozen whether only the last linear layer learns
 * @param bfloat16 whether convolutions compute in bfloat16 while training
 */
public record Optimisation(
        double momentum,
        double weightDecay,
        boolean decayAll,
        double labelSmoothing,
        boolean frozen,
        boolean bfloat16) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Optimisation {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("Momentum is from 0 to below 1, not " + momentum);
        }
        if (!(weightDecay >= 0)) {
            throw new IllegalArgumentException("Weight decay is at least 0, not " + weightDecay);
        }
        if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw new IllegalArgumentException("Label smoothing is from 0 to below 1, not " + labelSmoothing);
        }
    }
}
