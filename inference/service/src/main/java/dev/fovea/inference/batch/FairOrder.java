package dev.fovea.inference.batch;

import dev.fovea.inference.frames.Arrival;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The order in which arrivals take their places in batches: one of each camera in turn, so that a camera with a backlog takes no
 * more than its share of a batch while others wait. A camera's own frames keep their order.
 */
final class FairOrder {

    private FairOrder() {}

    /** The places of the arrivals, each once. */
    static int[] of(List<Arrival> arrivals) {
        Map<String, Queue<Integer>> byCamera = new LinkedHashMap<>();
        List<Integer> order = new ArrayList<>(arrivals.size());
        for (int i = 0; i < arrivals.size(); i++) {
            switch (arrivals.get(i)) {
                case Arrival.Frame frame ->
                    byCamera.computeIfAbsent(frame.camera(), _ -> new ArrayDeque<>())
                            .add(i);
                case Arrival.Malformed _, Arrival.Replayed _ -> order.add(i);
            }
        }
        while (!byCamera.isEmpty()) {
            byCamera.values().removeIf(waiting -> {
                order.add(waiting.remove());
                return waiting.isEmpty();
            });
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
