package dev.fovea.load.check;

import dev.fovea.topics.FrameRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The frames next to one, with what became of each: what a person wants to see of a violation. */
final class Around {

    private static final int STEPS = 3;

    private final NavigableMap<Long, List<Published>> byOffset;
    private final Map<FrameRef, List<Settled>> results;

    private Around(NavigableMap<Long, List<Published>> byOffset, Map<FrameRef, List<Settled>> results) {
        this.byOffset = byOffset;
        this.results = results;
    }

    /** Three records of the same camera before and after a place, and their results. */
    static List<String> of(History history, String camera, FrameRef place) {
        NavigableMap<Long, List<Published>> frames = history.published().stream()
                .filter(p -> p.place().partition() == place.partition())
                .filter(p -> p.place().equals(place)
                        || p.key().map(k -> k.camera().equals(camera)).orElse(true))
                .collect(Collectors.groupingBy(p -> p.place().offset(), TreeMap::new, Collectors.toList()));
        Map<FrameRef, List<Settled>> results =
                history.settled().stream().collect(Collectors.groupingBy(Settled::frame));
        return new Around(frames, results).lines(place);
    }

    private List<String> lines(FrameRef place) {
        List<Long> offsets = new ArrayList<>(byOffset.headMap(place.offset(), false).descendingMap().keySet().stream()
                .limit(STEPS)
                .toList()
                .reversed());
        offsets.addAll(byOffset.tailMap(place.offset(), true).keySet().stream()
                .limit(STEPS + 1)
                .toList());
        List<String> lines = new ArrayList<>();
        for (long offset : offsets) {
            String mark = offset == place.offset() ? "> " : "  ";
            byOffset.getOrDefault(offset, List.of()).forEach(p -> lines.add(mark + p));
            results.getOrDefault(new FrameRef(place.partition(), offset), List.of())
                    .forEach(s -> lines.add(mark + "    " + s));
        }
        return lines;
    }
}
