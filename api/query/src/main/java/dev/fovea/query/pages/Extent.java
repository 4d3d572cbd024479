package dev.fovea.query.pages;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far each partition of a topic has been read: the offset that comes next, by partition. Also the id of a live event.
 *
 * <p>Written as {@code partition-offset} joined by underscores, for example {@code 0-17_3-5}.
 *
 * @param next offsets ≥ 0 by partition ≥ 0
 */
public record Extent(SortedMap<Integer, Long> next) {

    /** Nothing read. */
    public static final Extent NONE = new Extent(new TreeMap<>());

    private static final int MAX_PARTITIONS = 10_000;

    public Extent {
        next = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /** Whether the record at this place had been read; a partition without an entry counts as unread. */
    public boolean covers(int partition, long offset) {
        Long end = next.get(partition);
        return end != null && offset < end;
    }

    /** This extent after the record at a place has been read. */
    public Extent with(int partition, long offset) {
        TreeMap<Integer, Long> more = new TreeMap<>(next);
        more.merge(partition, offset + 1, Math::max);
        return new Extent(more);
    }

    /** What this or another extent covers. */
    public Extent plus(Extent other) {
        TreeMap<Integer, Long> more = new TreeMap<>(next);
        other.next.forEach((partition, end) -> more.merge(partition, end, Math::max));
        return new Extent(more);
    }

    /** The written form. */
    @Override
    public String toString() {
        return next.entrySet().stream()
                .map(e -> e.getKey() + "-" + e.getValue())
                .collect(Collectors.joining("_"));
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Extent parse(String text) {
        TreeMap<Integer, Long> next = new TreeMap<>();
        if (text.isEmpty()) {
            return NONE;
        }
        for (String part : text.split("_", -1)) {
            String[] numbers = part.split("-", -1);
            if (numbers.length != 2 || next.size() >= MAX_PARTITIONS) {
                throw new IllegalArgumentException("'" + part + "' is not partition-offset");
            }
            int partition = Integer.parseUnsignedInt(numbers[0]);
            long offset = Long.parseLong(numbers[1]);
            if (partition < 0 || offset < 0 || next.put(partition, offset) != null) {
                throw new IllegalArgumentException("'" + part + "' is not partition-offset, each partition once");
            }
        }
        return new Extent(next);
    }
}
