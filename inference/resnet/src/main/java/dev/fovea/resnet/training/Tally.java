package dev.fovea.resnet.training;

/**
 * What came out for some pictures.
 *
 * @param pictures how many
 * @param lossSum their losses added up
 * @param wrong how many have another top label than their own
 */
public record Tally(long pictures, double lossSum, long wrong) {

    /** Nothing counted yet. */
    public static final Tally NONE = new Tally(0, 0, 0);

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(pictures + other.pictures, lossSum + other.lossSum, wrong + other.wrong);
    }

    /** Mean loss; 0 for no pictures. */
    public double loss() {
        return pictures == 0 ? 0 : lossSum / pictures;
    }

    /** Share of wrong top labels, from 0 to 1; 0 for no pictures. */
    public double error() {
        return pictures == 0 ? 0 : (double) wrong / pictures;
    }
}
