package dev.fovea.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.Samples;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Pages over every kind of store content: together they are the whole scan, and each stays as it was. */
class PagesTest {

    private static final DetectionFilter CARS = new DetectionFilter(Set.of(), Set.of("car"), 0.5);

    @Property(tries = 300)
    void shouldGiveEachDetectionOnceInOrderWhateverTheLimits(
            @ForAll("detections") List<Detection> stored,
            @ForAll @IntRange(min = 1, max = 9) int limit,
            @ForAll @IntRange(min = 1, max = 9) int scanLimit) {
        MemoryScan scan = new MemoryScan();
        stored.forEach(scan::add);

        List<Detection> pages = readAll(scan, CARS, limit, scanLimit, () -> {});

        assertThat(pages).isEqualTo(scan.expected(CARS));
    }

    @Property(tries = 300)
    void shouldNotMoveWhateverArrivesBetweenPages(
            @ForAll("detections") List<Detection> stored,
            @ForAll("detections") List<Detection> later,
            @ForAll @IntRange(min = 1, max = 9) int limit) {
        MemoryScan scan = new MemoryScan();
        stored.forEach(scan::add);
        List<Detection> before = scan.expected(DetectionFilter.ALL);
        Iterator<Detection> arriving = later.iterator();

        List<Detection> pages = readAll(scan, DetectionFilter.ALL, limit, 1000, () -> {
            if (arriving.hasNext()) {
                scan.add(arriving.next());
            }
        });

        assertThat(pages).isEqualTo(before);
    }

    @Property(tries = 300)
    void shouldGiveTheSamePageForTheSameCursor(
            @ForAll("detections") List<Detection> stored,
            @ForAll("detections") List<Detection> later,
            @ForAll @IntRange(min = 1, max = 9) int limit) {
        MemoryScan scan = new MemoryScan();
        stored.forEach(scan::add);
        PageBuilder<Detection> builder = new PageBuilder<>(scan, MemoryScan.SERDE);
        PageCursor cursor = builder.build(request(limit, 1000, null), DetectionFilter.ALL::accepts)
                .next();
        if (cursor == null) {
            return;
        }
        PageCursor sent = PageCursor.decode(cursor.encode());
        Page<Detection> first = builder.build(request(limit, 1000, sent), DetectionFilter.ALL::accepts);

        later.forEach(scan::add);
        Page<Detection> again = builder.build(request(limit, 1000, sent), DetectionFilter.ALL::accepts);

        assertThat(sent).isEqualTo(cursor);
        assertThat(again).isEqualTo(first);
    }

    @Property(tries = 300)
    void shouldKeepToTheTimesAskedFor(
            @ForAll("detections") List<Detection> stored,
            @ForAll @IntRange(min = 0, max = 20) int from,
            @ForAll @IntRange(min = 0, max = 20) int to) {
        MemoryScan scan = new MemoryScan();
        stored.forEach(scan::add);

        Page<Detection> page = new PageBuilder<>(scan, MemoryScan.SERDE)
                .build(
                        new PageRequest(Set.of(), from * 1000L, to * 1000L, 1000, 1000, null),
                        DetectionFilter.ALL::accepts);

        assertThat(page.records())
                .isEqualTo(scan.expected(DetectionFilter.ALL).stream()
                        .filter(d -> d.capturedAt().toEpochMilli() >= from
                                && d.capturedAt().toEpochMilli() < to)
                        .toList());
    }

    @Property(tries = 300)
    void shouldSortKeysAsBytesLikeNumbers(@ForAll("keys") TimeKey a, @ForAll("keys") TimeKey b) {
        int asBytes = Arrays.compareUnsigned(a.toBytes(), b.toBytes());

        assertThat(TimeKey.of(a.toBytes())).isEqualTo(a);
        if (a.camera().equals(b.camera())) {
            assertThat(Integer.signum(asBytes)).isEqualTo(Integer.signum(TimeKey.NEWEST_FIRST.compare(b, a)));
        } else {
            assertThat(Integer.signum(asBytes))
                    .isEqualTo(Integer.signum(a.camera().compareTo(b.camera())));
        }
    }

    private static List<Detection> readAll(
            MemoryScan scan, DetectionFilter filter, int limit, int scanLimit, Runnable between) {
        List<Detection> all = new ArrayList<>();
        @Nullable PageCursor cursor = null;
        do {
            Page<Detection> page =
                    new PageBuilder<>(scan, MemoryScan.SERDE).build(request(limit, scanLimit, cursor), filter::accepts);
            assertThat(page.records()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.records());
            cursor = page.next();
            between.run();
        } while (cursor != null);
        return all;
    }

    private static PageRequest request(int limit, int scanLimit, @Nullable PageCursor cursor) {
        return new PageRequest(Set.of(), Long.MIN_VALUE, Long.MAX_VALUE, limit, scanLimit, cursor);
    }

    @Provide
    Arbitrary<List<Detection>> detections() {
        Arbitrary<Detection> one = Combinators.combine(
                        Arbitraries.of("a", "a-b", "b", "z9"),
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.of("car", "plane", "unknown"),
                        Arbitraries.of(0.2, 0.5, 0.9))
                .as((camera, epoch, seq, millis, label, probability) ->
                        Samples.detection(camera, epoch, seq, Instant.ofEpochMilli(millis), label, probability));
        return one.list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<TimeKey> keys() {
        return Combinators.combine(
                        Arbitraries.of("a", "a-b", "b", "b0"),
                        Arbitraries.longs(),
                        Arbitraries.longs().between(-1, 300),
                        Arbitraries.longs(),
                        Arbitraries.strings().withChars("aZ9 é~").ofMaxLength(3))
                .as(TimeKey::new);
    }

    /** A store in memory that keeps what came first under each key, as the topology does. */
    private static final class MemoryScan implements TimeScan {

        private static final JsonSerde<Detection> SERDE = new JsonSerde<>(Detection.class);

        private final TreeMap<byte[], byte[]> store = new TreeMap<>(Arrays::compareUnsigned);
        private final Map<Integer, Long> next = new TreeMap<>();
        private final Set<String> cameras = new TreeSet<>();

        void add(Detection detection) {
            int partition = Math.floorMod(detection.camera().hashCode(), 3);
            long offset = next.merge(partition, 1L, Long::sum) - 1;
            byte[] json = java.util.Objects.requireNonNull(SERDE.serialize("test", detection));
            store.putIfAbsent(TimeKey.of(detection).toBytes(), StoredRecord.toBytes(partition, offset, json));
            cameras.add(detection.camera());
        }

        List<Detection> expected(DetectionFilter filter) {
            return store.entrySet().stream()
                    .sorted((x, y) -> TimeKey.NEWEST_FIRST.compare(TimeKey.of(x.getKey()), TimeKey.of(y.getKey())))
                    .map(entry -> SERDE.deserialize("", StoredRecord.json(entry.getValue())))
                    .filter(filter::accepts)
                    .toList();
        }

        @Override
        public Iterable<String> cameras() {
            return cameras;
        }

        @Override
        public Extent extent() {
            return new Extent(new TreeMap<>(next));
        }

        @Override
        public Entries newestFirst(TimeKey from, TimeKey downTo) {
            byte[] low = downTo.toBytes();
            byte[] high = from.toBytes();
            Iterator<Map.Entry<byte[], byte[]>> entries = Arrays.compareUnsigned(low, high) > 0
                    ? java.util.Collections.emptyIterator()
                    : new TreeMap<>(store.subMap(low, true, high, true))
                            .descendingMap()
                            .entrySet()
                            .iterator();
            return new Entries() {
                @Override
                public boolean hasNext() {
                    return entries.hasNext();
                }

                @Override
                public Map.Entry<TimeKey, byte[]> next() {
                    Map.Entry<byte[], byte[]> entry = entries.next();
                    return Map.entry(TimeKey.of(entry.getKey()), entry.getValue());
                }

                @Override
                public void close() {
                    // Nothing is held.
                }
            };
        }
    }
}
