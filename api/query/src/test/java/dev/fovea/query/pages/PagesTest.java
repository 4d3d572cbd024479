package dev.fovea.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.Samples;
import dev.fovea.topics.Detection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
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
        MemoryScan scan = new MemoryScan(0);
        stored.forEach(scan::add);

        List<Detection> pages = readAll(scan, CARS, limit, scanLimit, () -> {});

        assertThat(pages).isEqualTo(scan.expected(CARS));
    }

    @Property(tries = 300)
    void shouldNotMoveWhateverArrivesBetweenPages(
            @ForAll("detections") List<Detection> stored,
            @ForAll("detections") List<Detection> later,
            @ForAll @IntRange(min = 1, max = 9) int limit) {
        MemoryScan scan = new MemoryScan(0);
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
        MemoryScan scan = new MemoryScan(0);
        stored.forEach(scan::add);
        PageBuilder<Detection> builder = new PageBuilder<>(List.of(scan), MemoryScan.SERDE);
        PageCursor cursor = builder.build(request(limit, 1000, null), DetectionFilter.ALL::accepts)
                .page()
                .next();
        if (cursor == null) {
            return;
        }
        PageCursor sent = PageCursor.decode(cursor.encode());
        Page<Detection> first = builder.build(request(limit, 1000, sent), DetectionFilter.ALL::accepts)
                .page();

        later.forEach(scan::add);
        Page<Detection> again = builder.build(request(limit, 1000, sent), DetectionFilter.ALL::accepts)
                .page();

        assertThat(sent).isEqualTo(cursor);
        assertThat(again).isEqualTo(first);
    }

    @Property(tries = 300)
    void shouldKeepToTheTimesAskedFor(
            @ForAll("detections") List<Detection> stored,
            @ForAll @IntRange(min = 0, max = 20) int from,
            @ForAll @IntRange(min = 0, max = 20) int to) {
        MemoryScan scan = new MemoryScan(0);
        stored.forEach(scan::add);

        Page<Detection> page = new PageBuilder<>(List.of(scan), MemoryScan.SERDE)
                .build(
                        new PageRequest(Set.of(), from * 1000L, to * 1000L, 1000, 1000, null),
                        DetectionFilter.ALL::accepts)
                .page();

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
            Page<Detection> page = new PageBuilder<>(List.of(scan), MemoryScan.SERDE)
                    .build(request(limit, scanLimit, cursor), filter::accepts)
                    .page();
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
}
