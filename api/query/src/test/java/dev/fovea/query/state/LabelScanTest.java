package dev.fovea.query.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.Samples;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.MemoryScan;
import dev.fovea.query.pages.Page;
import dev.fovea.query.pages.PageBuilder;
import dev.fovea.query.pages.PageCursor;
import dev.fovea.query.pages.PageRequest;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.query.pages.TimeScan;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Searching by label finds what a look at everything finds, by looking at less. */
class LabelScanTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final long MINUTE = 60_000_000;

    @Property(tries = 300)
    void shouldFindWhatAFullScanFinds(
            @ForAll("detections") List<Detection> stored,
            @ForAll("labels") Set<String> labels,
            @ForAll @IntRange(min = 1, max = 5) int limit,
            @ForAll @IntRange(min = 0, max = 700) int from,
            @ForAll @IntRange(min = 0, max = 700) int to) {
        MemoryScan all = new MemoryScan(0);
        stored.forEach(all::add);
        DetectionFilter filter = new DetectionFilter(Set.of(), labels, 0);
        PageRequest first = new PageRequest(Set.of(), at(from), at(to), limit, 1000, null);

        assertThat(pages(new LabelScan(all, index(stored), labels), first, filter))
                .isEqualTo(pages(all, first, filter));
    }

    @Property(tries = 50)
    void shouldFindEverythingWhereNoTimeIsGiven(
            @ForAll("detections") List<Detection> stored, @ForAll("labels") Set<String> labels) {
        MemoryScan all = new MemoryScan(0);
        stored.forEach(all::add);
        DetectionFilter filter = new DetectionFilter(Set.of(), labels, 0);
        PageRequest ever = new PageRequest(Set.of(), Long.MIN_VALUE, Long.MAX_VALUE, 3, 1000, null);

        assertThat(pages(new LabelScan(all, index(stored), labels), ever, filter))
                .isEqualTo(all.expected(filter));
    }

    private static List<Detection> pages(TimeScan scan, PageRequest first, DetectionFilter filter) {
        PageBuilder<Detection> builder = new PageBuilder<>(List.of(scan), new JsonSerde<>(Detection.class));
        List<Detection> read = new ArrayList<>();
        @Nullable PageCursor next = null;
        do {
            PageRequest request = next == null ? first : first.after(next);
            Page<Detection> page = builder.build(request, filter::accepts).page();
            read.addAll(page.records());
            next = page.next();
        } while (next != null);
        return read;
    }

    private static LabelScan.Index index(List<Detection> stored) {
        NavigableSet<TimeKey> counted = new TreeSet<>(TimeKey.NEWEST_FIRST);
        for (Detection detection : stored) {
            long minute = Math.floorDiv(TimeKey.micros(detection.capturedAt()), MINUTE) * MINUTE;
            detection
                    .regions()
                    .forEach(region -> counted.add(new TimeKey(detection.camera(), minute, 0, 0, region.label())));
        }
        return (from, downTo) -> new Counts(counted.stream()
                .filter(key -> key.camera().equals(from.camera()))
                .filter(key -> key.at() <= from.at() && key.at() >= downTo.at())
                .iterator());
    }

    private record Counts(Iterator<TimeKey> keys) implements KeyValueIterator<byte[], Long> {
        @Override
        public boolean hasNext() {
            return keys.hasNext();
        }

        @Override
        public KeyValue<byte[], Long> next() {
            return KeyValue.pair(keys.next().toBytes(), 1L);
        }

        @Override
        public byte[] peekNextKey() {
            throw new UnsupportedOperationException("nobody looks ahead");
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static long at(int second) {
        return TimeKey.micros(NOON.plusSeconds(second));
    }

    @Provide
    Arbitrary<Set<String>> labels() {
        return Arbitraries.of("car", "bus", "dog").set().ofMinSize(1);
    }

    /** Ten minutes of two cameras. */
    @Provide
    Arbitrary<List<Detection>> detections() {
        Arbitrary<Detection> detection = Combinators.combine(
                        Arbitraries.of("gate", "yard"),
                        Arbitraries.integers().between(0, 600),
                        Arbitraries.of("car", "bus", "dog", "cat"))
                .as((camera, second, label) ->
                        Samples.detection(camera, 1, second, NOON.plusSeconds(second), label, 0.9));
        return detection.list().uniqueElements(d -> d.camera() + d.seq()).ofMaxSize(40);
    }
}
