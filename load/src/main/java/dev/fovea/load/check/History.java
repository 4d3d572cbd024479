package dev.fovea.load.check;

import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.FrameRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that is known after a run, when nothing is in flight any more.
 *
 * @param published records of {@code fovea.frames}, each partition in order
 * @param settled records of {@code fovea.detections}, then of {@code fovea.frames.rejected}, each partition in order
 * @param seenEarlier results that a reader had seen while the run was on
 * @param statuses newest status of each camera
 * @param accounts of each camera, by the query service
 * @param walks through the query service's pages
 * @param ledgers of the synthetic cameras, by id
 * @param leaks secrets that were found
 * @param framesComplete whether retention has left every frame in place, so that counts can be compared
 */
public record History(
        List<Published> published,
        List<Settled> settled,
        List<Settled> seenEarlier,
        Map<String, CameraStatus> statuses,
        Map<String, AccountView> accounts,
        List<Walk> walks,
        Map<String, SentBy> ledgers,
        List<Leak> leaks,
        boolean framesComplete) {

    public History {
        published = List.copyOf(published);
        settled = List.copyOf(settled);
        seenEarlier = List.copyOf(seenEarlier);
        statuses = Map.copyOf(statuses);
        accounts = Map.copyOf(accounts);
        walks = List.copyOf(walks);
        ledgers = Map.copyOf(ledgers);
        leaks = List.copyOf(leaks);
    }

    /** The published records without those that were rejected as replayed: copies count for nothing. */
    List<Published> originals() {
        Set<FrameRef> replayed =
                settled.stream().filter(Settled::isReplay).map(Settled::frame).collect(Collectors.toSet());
        return published.stream().filter(p -> !replayed.contains(p.place())).toList();
    }

    /** The results of {@link #originals}. */
    List<Settled> results() {
        return settled.stream().filter(s -> !s.isReplay()).toList();
    }
}
