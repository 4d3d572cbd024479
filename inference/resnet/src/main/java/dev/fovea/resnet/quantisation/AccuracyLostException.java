package dev.fovea.resnet.quantisation;

import java.util.Locale;

/** A quantised network is too much worse than the one it was made of. */
public final class AccuracyLostException extends Exception {

    AccuracyLostException(double before, double after, double least) {
        super(String.format(
                Locale.ROOT,
                "int8 is right on %.2f %% of the pictures, float32 on %.2f %%: %.2f %% is kept; accepted: %.2f %%."
                        + " Try more pictures (--pictures), another range (--ranges), or --least",
                100 * after,
                100 * before,
                100 * after / before,
                100 * least));
    }
}
