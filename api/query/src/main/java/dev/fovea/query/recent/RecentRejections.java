package dev.fovea.query.recent;

import dev.fovea.topics.MalformedFrameException;
import dev.fovea.topics.Reason;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The newest rejections, a bounded number. Thread-safe. */
public final class RecentRejections {

    private final int most;
    private final Deque<Rejection> newest = new ArrayDeque<>();

    /** @param most kept, ≥ 1 */
    public RecentRejections(int most) {
        this.most = most;
    }

    /** Takes in a record; one that does not say why it is there was counted by the state and is passed over here. */
    public void take(ConsumerRecord<String, byte[]> record) {
        try {
            add(Rejection.read(record));
        } catch (MalformedFrameException e) {
            return;
        }
    }

    synchronized void add(Rejection rejection) {
        newest.removeIf(known -> known.frame().equals(rejection.frame()));
        if (newest.size() == most) {
            newest.removeFirst();
        }
        newest.addLast(rejection);
    }

    /**
     * The rejections asked for, newest first.
     *
     * @param cameras ids; empty for all, those without a camera too
     * @param reasons empty for all
     * @param limit most of them, ≥ 1
     */
    public synchronized List<Rejection> newest(Set<String> cameras, Set<Reason> reasons, int limit) {
        return newest.stream()
                .filter(r -> cameras.isEmpty() || (r.camera() != null && cameras.contains(r.camera())))
                .filter(r -> reasons.isEmpty() || reasons.contains(r.reason()))
                .sorted(Comparator.comparing(Rejection::rejectedAt).reversed())
                .limit(limit)
                .toList();
    }
}
