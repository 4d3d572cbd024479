package dev.fovea.inference.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames that are decoded together into one buffer, their regions one after another. A frame never spans windows, so that it is
 * decoded once; its regions may span the network's batches, so that these are full.
 *
 * @param frames in the order in which they are decoded
 * @param slots of all frames together
 */
record Window(List<Slots> frames, int slots) {

    Window {
        frames = List.copyOf(frames);
    }

    /**
     * Plans windows.
     *
     * @param order the places of the arrivals in the order in which they are to be decoded
     * @param regions how many regions each arrival has; arrivals with none are left out
     * @param most slots of a window; only a frame that alone has more makes a larger one
     */
    static List<Window> plan(int[] order, int[] regions, int most) {
        List<Window> windows = new ArrayList<>();
        List<Slots> frames = new ArrayList<>();
        int used = 0;
        for (int i : order) {
            if (regions[i] == 0) {
                continue;
            }
            if (!frames.isEmpty() && used + regions[i] > most) {
                windows.add(new Window(frames, used));
                frames = new ArrayList<>();
                used = 0;
            }
            frames.add(new Slots(i, used, regions[i]));
            used += regions[i];
        }
        if (!frames.isEmpty()) {
            windows.add(new Window(frames, used));
        }
        return windows;
    }
}
