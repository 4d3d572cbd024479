package dev.fovea.resnet.packages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How a network's numbers were made smaller.
 *
 * @param precision of weights and activations, for example {@code int8}
 * @param of the package in float32 that it was made of, {@code name/version}
 * @param calibration how the ranges of its activations were found, in words
 * @param pictures how many were looked at for that, ≥ 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Quantised(String precision, String of, String calibration, int pictures) {

    /** Weights and activations of 8 bits. */
    public static final String INT8 = "int8";

    public Quantised {
        Refusal.unless(precision != null && !precision.isBlank(), "quantised.precision", precision, "int8");
        Refusal.unless(of != null && !of.isBlank(), "quantised.of", of, "the name/version that it was made of");
        Refusal.unless(calibration != null, "quantised.calibration", calibration, "words");
        Refusal.unless(pictures >= 1, "quantised.pictures", pictures, "1 or more");
    }
}
