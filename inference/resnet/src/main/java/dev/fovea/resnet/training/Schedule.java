package dev.fovea.resnet.training;

/**
 * How the learning rate goes over a run.
 *
 * @param kind its form
 * @param rate the highest learning rate
 * @param warmUpSteps for {@link Kind#PAPER} alone: steps at a tenth of the rate before the rate itself (the paper's
 *     ResNet-110: about 400)
 */
public record Schedule(Kind kind, double rate, int warmUpSteps) {

    private static final double ONE_CYCLE_START = 0.04;
    private static final double ONE_CYCLE_RISE = 0.25;

    /** The forms. */
    public enum Kind {
        /** Rises for a quarter of the run, then falls along a cosine to nearly nothing (Smith and Topin 2017). */
        ONE_CYCLE,
        /** Falls along a cosine from the start. */
        COSINE,
        /** A tenth of it after half of the run, a hundredth after three quarters: the paper's 32k and 48k of 64k. */
        PAPER
    }

    /** @throws IllegalArgumentException if a number is out of its range */
    public Schedule {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("The learning rate is above 0, not " + rate);
        }
        if (warmUpSteps < 0 || (warmUpSteps > 0 && kind != Kind.PAPER)) {
            throw new IllegalArgumentException("Warm-up steps are 0 or more and only for the paper's schedule, not "
                    + warmUpSteps + " for " + kind);
        }
    }

    /**
     * The learning rate of one step.
     *
     * @param step from 0
     * @param total steps of the whole run
     */
    public double at(long step, long total) {
        double progress = (double) step / total;
        return switch (kind) {
            case ONE_CYCLE ->
                progress < ONE_CYCLE_RISE
                        ? rate * (ONE_CYCLE_START + (1 - ONE_CYCLE_START) * progress / ONE_CYCLE_RISE)
                        : rate * cosine((progress - ONE_CYCLE_RISE) / (1 - ONE_CYCLE_RISE));
            case COSINE -> rate * cosine(progress);
            case PAPER -> {
                if (step < warmUpSteps) {
                    yield rate / 10;
                }
                yield progress < 0.5 ? rate : progress < 0.75 ? rate / 10 : rate / 100;
            }
        };
    }

    private static double cosine(double progress) {
        return (1 + Math.cos(Math.PI * progress)) / 2;
    }
}
