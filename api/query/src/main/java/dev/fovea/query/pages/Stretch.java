package dev.fovea.query.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of records newest first out of some partitions, and how far it reaches: a page, or the part of one that an
 * instance can tell.
 *
 * <p>Stretches of all partitions merge to the very page that one scan over all of them gives, whichever way the
 * partitions are dealt out. So a cursor means the same at every instance.
 *
 * @param <T> what was seen
 * @param entries newest first, at most as many as asked for
 * @param end the oldest key looked at, whether its record was asked for or not; null where there was none
 * @param more whether something behind {@code end} may have been left out
 * @param extent of {@code fovea.detections} that the stretch is drawn from
 */
public record Stretch<T>(List<Entry<T>> entries, @Nullable TimeKey end, boolean more, Extent extent) {

    public Stretch {
        entries = List.copyOf(entries);
        if (more && end == null) {
            throw new IllegalArgumentException("what is left out lies behind an end");
        }
    }

    /**
     * A record and its place in the order of pages.
     *
     * @param <T> what was seen
     */
    public record Entry<T>(TimeKey key, T record) {}

    /**
     * The stretch of several that were asked the same.
     *
     * @param parts of different partitions
     * @param limit most records, ≥ 1
     */
    public static <T> Stretch<T> merge(List<Stretch<T>> parts, int limit) {
        Extent extent = parts.stream().map(Stretch::extent).reduce(Extent.NONE, Extent::plus);
        // Of a part that left something out nothing is known behind its end, so nothing of the others is told either.
        Optional<TimeKey> horizon =
                parts.stream().filter(Stretch::more).map(Stretch::lastKey).min(TimeKey.NEWEST_FIRST);
        List<Entry<T>> known = parts.stream()
                .flatMap(part -> part.entries().stream())
                .filter(entry -> horizon.isEmpty() || !isBehind(entry.key(), horizon.get()))
                .sorted(Comparator.comparing(Entry::key, TimeKey.NEWEST_FIRST))
                .toList();
        if (known.size() >= limit) {
            TimeKey last = known.get(limit - 1).key();
            boolean more = known.size() > limit
                    || horizon.isPresent()
                    || parts.stream().anyMatch(part -> part.end() != null && isBehind(part.lastKey(), last));
            return new Stretch<>(known.subList(0, limit), last, more, extent);
        }
        @Nullable
        TimeKey oldest = parts.stream()
                .map(Stretch::end)
                .filter(Objects::nonNull)
                .max(TimeKey.NEWEST_FIRST)
                .orElse(null);
        return new Stretch<>(known, horizon.orElse(oldest), horizon.isPresent(), extent);
    }

    private static boolean isBehind(TimeKey key, TimeKey other) {
        return TimeKey.NEWEST_FIRST.compare(key, other) > 0;
    }

    private TimeKey lastKey() {
        return Objects.requireNonNull(end);
    }

    /** Without the records of other cameras. */
    public Stretch<T> only(Predicate<String> cameras) {
        return new Stretch<>(
                entries.stream()
                        .filter(entry -> cameras.test(entry.key().camera()))
                        .toList(),
                end,
                more,
                extent);
    }

    /** As a page. */
    public Page<T> page() {
        return new Page<>(
                entries.stream().map(Entry::record).toList(), more ? new PageCursor(lastKey(), extent) : null);
    }
}
