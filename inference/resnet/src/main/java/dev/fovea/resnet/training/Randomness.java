package dev.fovea.resnet.training;

import java.util.SplittableRandom;

/**
 * Random numbers by position instead of by history: the same (seed, epoch, index) gives the same numbers whichever thread
 * asks and whatever came before, so that a resumed run continues exactly and threads change nothing.
 */
final class Randomness {

    private Randomness() {}

    static SplittableRandom of(long seed, long epoch, long index) {
        return new SplittableRandom(mix(mix(mix(seed) + epoch) + index));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
