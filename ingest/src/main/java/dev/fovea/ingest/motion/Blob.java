package dev.fovea.ingest.motion;

import dev.fovea.topics.Region;

/**
 * Connected moving pixels.
 *
 * @param box around them
 * @param pixels how many, ≥ 1
 */
public record Blob(Region box, int pixels) {

    /** The two as one. */
    Blob with(Blob other) {
        return new Blob(Boxes.around(box, other.box), pixels + other.pixels);
    }
}
