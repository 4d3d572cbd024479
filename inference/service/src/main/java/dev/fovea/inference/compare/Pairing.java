package dev.fovea.inference.compare;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what two model versions say of the same frame. Each topic tells of a partition's frames in their order, so
 * that a frame which one side has passed without a word is given up, and little waits. Not thread-safe.
 */
public final class Pairing {

    /** The most frames of a partition that wait for the other side; the oldest are given up beyond. */
    static final int MOST_WAITING = 2000;

    private final BiConsumer<Seen, Seen> pairs;
    private final Map<Integer, Partition> partitions = new HashMap<>();

    /** @param pairs gets what the version in use says of a frame, and what the shadow says of it */
    public Pairing(BiConsumer<Seen, Seen> pairs) {
        this.pairs = pairs;
    }

    /** Frames of one partition of which only one side has told yet. */
    private record Partition(Deque<Seen> live, Deque<Seen> shadow) {}

    /** The version in use says something of a frame. */
    public void live(Seen seen) {
        Partition partition = partition(seen);
        Seen other = other(seen, partition.live, partition.shadow);
        if (other != null) {
            pairs.accept(seen, other);
        }
    }

    /** The shadow says something of a frame. */
    public void shadow(Seen seen) {
        Partition partition = partition(seen);
        Seen other = other(seen, partition.shadow, partition.live);
        if (other != null) {
            pairs.accept(other, seen);
        }
    }

    /** How many frames wait for the other side. */
    int waiting() {
        return partitions.values().stream()
                .mapToInt(p -> p.live.size() + p.shadow.size())
                .sum();
    }

    private Partition partition(Seen seen) {
        return partitions.computeIfAbsent(
                seen.frame().partition(), _ -> new Partition(new ArrayDeque<>(), new ArrayDeque<>()));
    }

    /** What the other side said of the frame, if it has. */
    private static @Nullable Seen other(Seen seen, Deque<Seen> mine, Deque<Seen> others) {
        long offset = seen.frame().offset();
        Seen last = mine.peekLast();
        if (last != null && last.frame().offset() >= offset) {
            // The topic of frames was made anew: what came before has nothing to do with it.
            mine.clear();
            others.clear();
        }
        Seen next = others.peekFirst();
        while (next != null && next.frame().offset() < offset) {
            others.removeFirst();
            next = others.peekFirst();
        }
        if (next == null) {
            mine.addLast(seen);
            if (mine.size() > MOST_WAITING) {
                mine.removeFirst();
            }
            return null;
        }
        return next.frame().offset() == offset ? others.removeFirst() : null;
    }
}
