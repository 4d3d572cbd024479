package dev.fovea.resnet.quantisation;

/** How far the range of a tensor reaches among the values that were seen. */
public enum RangeMethod {
    /** From the least to the greatest. */
    MIN_MAX("min-max", 1),
    /** Without the outermost 0.01 %, so that a few outliers do not coarsen all the others. */
    PERCENTILE("percentile 99.99", 0.9999);

    private final String words;
    private final double share;

    RangeMethod(String words, double share) {
        this.words = words;
        this.share = share;
    }

    /** As the model card says it. */
    public String words() {
        return words;
    }

    /** The share of the values seen that the range holds, above 0, at most 1. */
    double share() {
        return share;
    }
}
