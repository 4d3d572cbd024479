package dev.fovea.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.Samples;
import dev.fovea.topics.Detection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** However the partitions are dealt out to instances, their stretches merge to the page of one who has them all. */
class StretchTest {

    private static final int PARTITIONS = 4;
    private static final DetectionFilter CARS = new DetectionFilter(Set.of(), Set.of("car"), 0.5);

    @Property(tries = 1000)
    void shouldMergeToThePagesOfASingleInstance(
            @ForAll("detections") List<Detection> stored,
            @ForAll @Size(PARTITIONS) List<@IntRange(max = 2) Integer> owners,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll @IntRange(min = 1, max = 9) int scanLimit) {
        List<MemoryScan> partitions = deal(stored);

        @Nullable PageCursor cursor = null;
        do {
            PageRequest request = new PageRequest(Set.of(), Long.MIN_VALUE, Long.MAX_VALUE, limit, scanLimit, cursor);
            Stretch<Detection> one = build(partitions, request);
            List<Stretch<Detection>> parts = new ArrayList<>();
            for (int owner = 0; owner < 3; owner++) {
                List<MemoryScan> its = new ArrayList<>();
                for (int p = 0; p < PARTITIONS; p++) {
                    if (owners.get(p) == owner) {
                        its.add(partitions.get(p));
                    }
                }
                if (!its.isEmpty()) {
                    parts.add(build(its, request));
                }
            }
            assertThat(Stretch.merge(parts, limit)).isEqualTo(one);
            cursor = one.page().next();
        } while (cursor != null);
    }

    @Property(tries = 300)
    void shouldGiveEachRecordOnceOverAllPages(
            @ForAll("detections") List<Detection> stored,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll @IntRange(min = 1, max = 9) int scanLimit) {
        List<MemoryScan> partitions = deal(stored);
        List<Detection> all = new ArrayList<>();
        @Nullable PageCursor cursor = null;
        do {
            PageRequest request = new PageRequest(Set.of(), Long.MIN_VALUE, Long.MAX_VALUE, limit, scanLimit, cursor);
            Page<Detection> page = Stretch.merge(
                            partitions.stream()
                                    .map(partition -> build(List.of(partition), request))
                                    .toList(),
                            limit)
                    .page();
            all.addAll(page.records());
            cursor = page.next();
        } while (cursor != null);

        assertThat(all).isEqualTo(expected(partitions));
    }

    private static Stretch<Detection> build(List<MemoryScan> partitions, PageRequest request) {
        return new PageBuilder<>(List.<TimeScan>copyOf(partitions), MemoryScan.SERDE).build(request, CARS::accepts);
    }

    private static List<MemoryScan> deal(List<Detection> stored) {
        List<MemoryScan> partitions = new ArrayList<>();
        for (int p = 0; p < PARTITIONS; p++) {
            partitions.add(new MemoryScan(p));
        }
        stored.forEach(detection -> partitions
                .get(Math.floorMod(detection.camera().hashCode(), PARTITIONS))
                .add(detection));
        return partitions;
    }

    private static List<Detection> expected(List<MemoryScan> partitions) {
        TreeMap<TimeKey, Detection> all = new TreeMap<>(TimeKey.NEWEST_FIRST);
        partitions.forEach(partition -> all.putAll(partition.records()));
        return all.values().stream().filter(CARS::accepts).toList();
    }

    @Provide
    Arbitrary<List<Detection>> detections() {
        Arbitrary<Detection> one = Combinators.combine(
                        Arbitraries.of("a", "a-b", "b", "c", "d", "z9"),
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.of("car", "plane"),
                        Arbitraries.of(0.2, 0.9))
                .as((camera, seq, millis, label, probability) ->
                        Samples.detection(camera, 1, seq, Instant.ofEpochMilli(millis), label, probability));
        return one.list().ofMaxSize(40);
    }
}
