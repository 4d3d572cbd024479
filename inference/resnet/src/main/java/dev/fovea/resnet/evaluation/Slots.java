package dev.fovea.resnet.evaluation;

import dev.fovea.resnet.pictures.Placement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where one subject's views lie in a batch.
 *
 * @param first slot of the first view
 * @param placements of the views; empty for the single view, which takes one slot
 */
record Slots(int first, List<Placement> placements) {

    /** The slot after the last. */
    int end() {
        return first + Math.max(1, placements.size());
    }

    /**
     * The mean over the views of each size, then over the sizes, so that a size with many windows has no more weight.
     *
     * @param answers of the whole batch, slot by slot
     */
    float[] mean(float[][] answers, int labels) {
        if (placements.isEmpty()) {
            return answers[first];
        }
        Map<Integer, Mean> sizes = new LinkedHashMap<>();
        for (int i = 0; i < placements.size(); i++) {
            sizes.computeIfAbsent(placements.get(i).width(), _ -> new Mean(labels))
                    .add(answers[first + i]);
        }
        Mean mean = new Mean(labels);
        sizes.values().forEach(size -> mean.add(size.value()));
        return mean.value();
    }
}
