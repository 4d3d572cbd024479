package dev.fovea.query.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.Samples;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeatMapTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void shouldCountARegionOnceInEachCellThatItTouches() {
        HeatMap map = new HeatMap(Set.of(), 0);

        // 160×120 pixels at 200,100 of 640×360, where a cell has 20×20 pixels.
        map.add(Samples.detection("yard", 1, 0, NOON, "car", 0.9));

        int[] cells = map.cells();
        assertThat(Arrays.stream(cells).sum()).isEqualTo(8 * 6);
        assertThat(cells[5 * HeatMap.COLUMNS + 10]).isEqualTo(1);
        assertThat(cells[10 * HeatMap.COLUMNS + 17]).isEqualTo(1);
        assertThat(cells[5 * HeatMap.COLUMNS + 18]).isZero();
        assertThat(cells[4 * HeatMap.COLUMNS + 10]).isZero();
    }

    @Test
    void shouldCountOnlyWhatIsAskedForAndSayHowMuchItLookedAt() {
        HeatMap map = new HeatMap(Set.of("car"), 0.5);

        map.add(Samples.detection("yard", 1, 2, NOON.plusSeconds(2), "car", 0.9));
        map.add(Samples.detection("yard", 1, 1, NOON.plusSeconds(1), "ship", 0.9));
        map.add(Samples.detection("yard", 1, 0, NOON, "car", 0.4));

        assertThat(map.detections()).isEqualTo(3);
        assertThat(map.regions()).isEqualTo(1);
        assertThat(map.oldest()).isEqualTo(NOON);
    }
}
