package dev.fovea.inference.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring slots that go through the network together.
 *
 * @param first ≥ 0
 * @param count ≥ 1
 */
record Range(int first, int count) {

    /** Cuts {@code count} slots from {@code first} on into ranges of at most {@code most}, each as full as can be. */
    static List<Range> cut(int first, int count, int most) {
        List<Range> ranges = new ArrayList<>((count + most - 1) / most);
        for (int done = 0; done < count; done += most) {
            ranges.add(new Range(first + done, Math.min(most, count - done)));
        }
        return ranges;
    }

    boolean overlaps(Slots slots) {
        return slots.first() < first + count && first < slots.end();
    }
}
