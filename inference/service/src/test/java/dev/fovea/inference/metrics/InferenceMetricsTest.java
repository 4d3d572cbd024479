package dev.fovea.inference.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Reason;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InferenceMetricsTest {

    private static final ModelRef MODEL = new ModelRef("tagger", "2");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InferenceMetrics metrics = new InferenceMetrics(registry);

    @Test
    void shouldRecordExactlyTheFiguresThatAreDeclared() {
        metrics.model(MODEL).queued(1);
        metrics.classified(detection("yard"));
        metrics.rejected(Reason.STALE);
        metrics.shadow().classified(MODEL);
        metrics.shadow().refused(Reason.STALE);

        // The buckets of histograms are meters of their own to this registry.
        assertThat(registry.getMeters())
                .filteredOn(meter -> !meter.getId().getName().endsWith(".histogram"))
                .allSatisfy(meter -> {
                    Figure declared = figure(meter);
                    assertThat(meter.getId().getTags())
                            .extracting(Tag::getKey)
                            .containsExactlyElementsOf(declared.labels());
                    assertThat(meter.getId().getDescription()).isEqualTo(declared.meaning());
                })
                .extracting(InferenceMetricsTest::figure)
                .contains(Figure.values());
    }

    @Test
    void shouldKeepTheFiguresOfModelVersionsApart() {
        metrics.model(MODEL).computed(8, 1);
        metrics.model(new ModelRef("tagger", "3")).computed(1, 1);

        assertThat(registry.get(Figure.BATCH_SIZE.meter())
                        .tag("model", "tagger/2")
                        .summary()
                        .totalAmount())
                .isEqualTo(8);
    }

    @Test
    void shouldTellHowFastAVersionIs() {
        assertThat(metrics.model(MODEL).speed()).isEmpty();
        for (int frame = 0; frame < 4; frame++) {
            metrics.model(MODEL).decoded(1_000_000);
        }
        metrics.model(MODEL).computed(4, 20_000_000);

        assertThat(metrics.model(MODEL).speed()).contains(new Speed(4, 1, 5));
    }

    @Test
    void shouldTellHowManyFramesWait() {
        metrics.pending(5);
        metrics.pending(-2);

        assertThat(registry.get(Figure.PENDING.meter()).gauge().value()).isEqualTo(3);
    }

    @Test
    void shouldLetCamerasWithoutEndShareOneSeries() {
        for (int i = 0; i < 1100; i++) {
            metrics.classified(detection("camera-" + i));
        }

        assertThat(registry.find(Figure.CAPTURE_TO_TAG.meter()).timers()).hasSize(1001);
        assertThat(registry.get(Figure.CAPTURE_TO_TAG.meter())
                        .tag("camera", "others")
                        .timer()
                        .count())
                .isEqualTo(100);
    }

    @Test
    void shouldStandInTheReadmesTable() throws Exception {
        Set<String> rows = Files.readAllLines(Path.of("../README.md")).stream()
                .filter(line -> line.startsWith("| `fovea."))
                .filter(line -> line.split("\\|").length == 5)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Figure.values())
                        .map(InferenceMetricsTest::row)
                        .sorted()
                        .toList());
    }

    private static String row(Figure figure) {
        return "| `" + figure.meter() + "` | " + figure.kind() + " | " + String.join(", ", figure.labels()) + " | "
                + figure.meaning() + " |";
    }

    private static Figure figure(Meter meter) {
        return Arrays.stream(Figure.values())
                .filter(figure -> figure.meter().equals(meter.getId().getName()))
                .findFirst()
                .orElseThrow();
    }

    private static Detection detection(String camera) {
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        return new Detection(camera, 1, 0, now, now.plusMillis(40), new FrameRef(0, 0), 8, 8, MODEL, List.of());
    }
}
