package dev.fovea.ingest.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.Region;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MotionRegionsTest {

    private static final Blob CAR = new Blob(new Region(100, 80, 40, 20), 600);

    private final MotionRegions regions = new MotionRegions();

    @Test
    void shouldFindASquareAroundWhatMovedInTwoSamples() {
        next(CAR);

        List<Region> found = next(new Blob(new Region(110, 80, 40, 20), 600));

        assertThat(found).containsExactly(new Region(424, 264, 192, 192));
    }

    @Test
    void shouldNotReportWhatMovedInOneSampleOnly() {
        assertThat(next(CAR)).isEmpty();
        assertThat(next()).isEmpty();
        assertThat(next(CAR)).isEmpty();
    }

    @Test
    void shouldNotReportAFewPixels() {
        Blob noise = new Blob(new Region(10, 10, 8, 8), 20);
        next(noise);

        assertThat(next(noise)).isEmpty();
    }

    @Test
    void shouldNotReportWhatAppearsFarFromEarlierMotion() {
        next(CAR);

        assertThat(next(new Blob(new Region(10, 10, 30, 30), 600))).isEmpty();
    }

    @Test
    void shouldReportNothingWhenTheLightChanges() {
        Blob everything = new Blob(new Region(0, 0, 320, 180), 50_000);
        next(everything);

        assertThat(next(everything)).isEmpty();
    }

    @Test
    void shouldJoinPartsOfOneThing() {
        Blob front = new Blob(new Region(100, 80, 20, 20), 300);
        Blob back = new Blob(new Region(125, 80, 20, 20), 300);
        next(front, back);

        assertThat(next(front, back)).hasSize(1);
    }

    @Property(tries = 200)
    void shouldMergeUntilNoTwoBlobsAreNearAndLoseNoPixel(
            @ForAll("blobs") List<Blob> blobs, @ForAll @IntRange(max = 20) int gap) {
        List<Blob> merged = MotionRegions.merge(blobs, gap);

        assertThat(merged.stream().mapToInt(Blob::pixels).sum())
                .isEqualTo(blobs.stream().mapToInt(Blob::pixels).sum());
        for (int i = 0; i < merged.size(); i++) {
            for (int j = i + 1; j < merged.size(); j++) {
                assertThat(Boxes.near(merged.get(i).box(), merged.get(j).box(), gap))
                        .isFalse();
            }
        }
    }

    @Property(tries = 200)
    void shouldAlwaysGiveAtMostSixteenRegionsInsideThePicture(
            @ForAll("blobs") List<Blob> first,
            @ForAll("blobs") List<Blob> second,
            @ForAll @IntRange(min = 1, max = 4000) int width,
            @ForAll @IntRange(min = 1, max = 4000) int height) {
        MotionRegions any = new MotionRegions();
        any.next(first, 320, 180, width, height);

        List<Region> found = any.next(second, 320, 180, width, height);

        assertThat(found).hasSizeLessThanOrEqualTo(16).doesNotHaveDuplicates().allMatch(r -> r.fitsIn(width, height));
    }

    @Property(tries = 200)
    void shouldMakeSquaresThatHoldTheirBoxWhereThePictureIsLargeEnough(@ForAll("boxes") Region box) {
        Region square = Boxes.square(box, 0.2, 32, 1000, 1000);

        assertThat(square.width()).isEqualTo(square.height());
        assertThat(Boxes.around(square, box)).isEqualTo(square);
    }

    @Provide
    Arbitrary<Region> boxes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 250),
                        Arbitraries.integers().between(0, 140),
                        Arbitraries.integers().between(1, 70),
                        Arbitraries.integers().between(1, 40))
                .as(Region::new);
    }

    @Provide
    Arbitrary<List<Blob>> blobs() {
        return boxes().map(b -> new Blob(b, Math.max(1, b.width() * b.height() / 2)))
                .list()
                .ofMaxSize(40);
    }

    private List<Region> next(Blob... blobs) {
        return regions.next(List.of(blobs), 320, 180, 1280, 720);
    }
}
