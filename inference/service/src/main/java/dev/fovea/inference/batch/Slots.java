package dev.fovea.inference.batch;

/**
 * Where one frame's regions lie in a window's pixels.
 *
 * @param frame place of the frame among the arrivals
 * @param first slot of its first region, ≥ 0
 * @param count of its regions, ≥ 1
 */
record Slots(int frame, int first, int count) {

    int end() {
        return first + count;
    }
}
