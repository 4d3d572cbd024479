package dev.fovea.resnet.quantisation;

/**
 * The values that a tensor of activations takes, and how 8 bits tell them apart: {@code real = scale · (byte − zeroPoint)}.
 *
 * @param min at most 0, since zero must have a byte of its own: padding writes it
 * @param max at least 0
 */
record ActivationRange(float min, float max) {

    private static final int STEPS = 255;
    private static final float SMALLEST = 1e-6f;

    ActivationRange {
        if (!Float.isFinite(min) || !Float.isFinite(max)) {
            throw new IllegalArgumentException("activations from " + min + " to " + max + "; accepted: finite ones");
        }
        min = Math.min(min, 0);
        max = Math.max(max, min + SMALLEST);
        max = Math.max(max, 0);
    }

    /** What one step of the byte is worth, above 0. */
    float scale() {
        return (max - min) / STEPS;
    }

    /** The byte that means zero, 0 to 255. */
    int zeroPoint() {
        return Math.clamp(Math.round(-min / scale()), 0, STEPS);
    }
}
