package dev.fovea.query.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.query.broker.Samples;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Embedding;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimilarRegionsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final SimilarRegions similar = new SimilarRegions(1 << 20);

    @AfterEach
    void close() throws Exception {
        similar.close();
    }

    /** A region that looks into a direction of the plane, seen a minute after the one before. */
    private static Detection seen(String camera, int seq, String label, double degrees) {
        return seen(camera, seq, label, degrees, new ModelRef("tiny", "1"));
    }

    private static Detection seen(String camera, int seq, String label, double degrees, ModelRef model) {
        Detection plain = Samples.detection(camera, 1, seq, NOON.plusSeconds(60L * seq), label, 0.9);
        float[] direction = {(float) Math.cos(Math.toRadians(degrees)), (float) Math.sin(Math.toRadians(degrees))};
        ClassifiedRegion region = plain.regions()
                .getFirst()
                .withEmbedding(Embedding.encode(direction, 0, 2).orElseThrow());
        return new Detection(
                camera,
                1,
                seq,
                plain.capturedAt(),
                plain.classifiedAt(),
                plain.frame(),
                640,
                360,
                model,
                List.of(region));
    }

    private static SimilarQuery like(long offset, Set<String> cameras, Set<String> labels, Duration apart, int limit) {
        return new SimilarQuery(new FrameRef(0, offset), 0, cameras, labels, apart, limit);
    }

    private List<Long> offsets(SimilarQuery query) throws NotIndexedException {
        return similar.find(query, camera -> true).stream()
                .map(r -> r.frame().offset())
                .toList();
    }

    @Test
    void shouldFindTheMostAlikeFirstAndNotItself() throws Exception {
        similar.add(seen("yard", 0, "car", 0));
        similar.add(seen("yard", 1, "car", 50));
        similar.add(seen("gate", 2, "truck", 10));
        similar.add(seen("yard", 3, "ship", 170));

        List<SimilarRegion> found = similar.find(like(0, Set.of(), Set.of(), Duration.ZERO, 10), camera -> true);

        assertThat(found).extracting(r -> r.frame().offset()).containsExactly(2L, 1L, 3L);
        assertThat(found.getFirst().similarity()).isBetween(0.97, 0.99);
        assertThat(found.getLast().similarity()).isLessThan(-0.9);
    }

    @Test
    void shouldSearchOnlyTheCamerasAndLabelsAskedFor() throws Exception {
        similar.add(seen("yard", 0, "car", 0));
        similar.add(seen("gate", 1, "truck", 5));
        similar.add(seen("yard", 2, "car", 60));

        assertThat(offsets(like(0, Set.of("yard"), Set.of(), Duration.ZERO, 10)))
                .containsExactly(2L);
        assertThat(offsets(like(0, Set.of(), Set.of("truck"), Duration.ZERO, 10)))
                .containsExactly(1L);
    }

    @Test
    void shouldNotTellOfARegionWhoseCameraIsNotVisible() {
        similar.add(seen("gate", 0, "car", 0));
        similar.add(seen("yard", 1, "car", 5));

        assertThatThrownBy(() -> similar.find(like(0, Set.of("yard"), Set.of(), Duration.ZERO, 10), "yard"::equals))
                .isInstanceOf(NotIndexedException.class);
    }

    @Test
    void shouldFindWhatStandsStillOnce() throws Exception {
        for (int seq = 0; seq < 6; seq++) {
            similar.add(seen("yard", seq, "car", seq));
        }

        assertThat(offsets(like(5, Set.of(), Set.of(), Duration.ofMinutes(2), 10)))
                .containsExactly(4L, 2L, 0L);
    }

    @Test
    void shouldCompareOnlyWithinOneModel() throws Exception {
        similar.add(seen("yard", 0, "car", 0));
        similar.add(seen("yard", 1, "car", 0, new ModelRef("tiny", "2")));

        assertThat(offsets(like(0, Set.of(), Set.of(), Duration.ZERO, 10))).isEmpty();
    }

    @Test
    void shouldHoldARegionThatComesTwiceOnce() {
        similar.add(seen("yard", 0, "car", 0));
        similar.add(seen("yard", 0, "car", 0));

        assertThat(similar.size()).isEqualTo(1);
    }

    @Test
    void shouldLetTheOldestMakeRoom() throws Exception {
        SimilarRegions bounded = new SimilarRegions(10L * (RegionIndex.OVERHEAD + 2));
        for (int seq = 0; seq < 100; seq++) {
            bounded.add(seen("yard", seq, "car", seq));
        }

        assertThat(bounded.find(like(99, Set.of(), Set.of(), Duration.ZERO, 100), camera -> true))
                .hasSizeBetween(9, 11)
                .allMatch(r -> r.frame().offset() >= 88);
        assertThatThrownBy(() -> bounded.find(like(3, Set.of(), Set.of(), Duration.ZERO, 10), camera -> true))
                .isInstanceOf(NotIndexedException.class)
                .hasMessageContaining("region 0 of frame 0/3");
        bounded.close();
    }

    @Test
    void shouldPassOverRegionsWithoutAnEmbedding() {
        similar.add(Samples.detection("yard", 1, 0, NOON, "car", 0.9));

        assertThat(similar.size()).isZero();
    }
}
