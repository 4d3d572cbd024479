package dev.fovea.load.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceMetricsTest {

    private static final ServiceMetrics METRICS = new ServiceMetrics(List.of(
            "fovea_frames_rejected_total{reason=\"stale\"} 3.0",
            "fovea_frames_rejected_total{reason=\"poison\"} 2.0",
            "fovea_frames_classified_total 7.0",
            "fovea_frames_classified_totals 9.0"));

    @Test
    void shouldLeaveOutComments() {
        assertThat(ServiceMetrics.parse("# TYPE up gauge\nup 1.0").lines()).containsExactly("up 1.0");
    }

    @Test
    void shouldSumOverLabels() {
        assertThat(METRICS.sum("fovea_frames_rejected_total")).isEqualTo(5.0);
    }

    @Test
    void shouldTakeTheMetricOfExactlyThatName() {
        assertThat(METRICS.sum("fovea_frames_classified_total")).isEqualTo(7.0);
        assertThat(METRICS.sum("fovea_frames")).isZero();
    }
}
