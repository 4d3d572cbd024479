package dev.fovea.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.load.plan.Costs.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityPlanTest {

    private static final Costs ROUND = new Costs(
            Map.of(
                    Costs.DECODE_VIDEO, figure(0.0001),
                    Costs.CAPTURE, figure(0.001),
                    Costs.CLASSIFY_FRAME, figure(0.001),
                    Costs.QUERY, figure(0.0001),
                    Costs.BROKER_MEGABYTE, figure(0.002)),
            Map.of("resnet-50", figure(0.04), "resnet-18", figure(0.02)),
            Map.of("h100", figure(50_000)),
            Map.of(
                    "cores", figure(16),
                    "brokerBytesPerSecond", figure(1.25e9),
                    "brokerDiskBytes", figure(10e12),
                    "partitionBytesPerSecond", figure(10e6)));

    private static final Workload THOUSAND = new Workload(1_000, 5, 10, 1, 40_000, Duration.ofHours(1), 3);

    @Test
    void shouldSumUpTheCostOfEachFrame() {
        CapacityPlan plan = CapacityPlan.of(THOUSAND, "resnet-50", Optional.empty(), ROUND);

        assertThat(plan.ingestCores()).isCloseTo(10_000 * 0.0001 + 5_000 * 0.001, within(1e-9));
        assertThat(plan.inferenceCores()).isCloseTo(5_000 * 0.041, within(1e-9));
        assertThat(plan.producedBytes()).isCloseTo(200e6, within(1.0));
        assertThat(plan.diskBytes()).isCloseTo(200e6 * 3600 * 3, within(1.0));
        assertThat(plan.brokerBytes()).isCloseTo(1_200e6, within(1.0));
    }

    @Test
    void shouldMoveTheNetworkToGpusAndKeepDecodingOnProcessors() {
        CapacityPlan plan = CapacityPlan.of(THOUSAND.with(10_000), "resnet-50", Optional.of("h100"), ROUND);

        assertThat(plan.gpuCount()).isEqualTo(2); // 50,000 regions/s at 60 % of 50,000
        assertThat(plan.inferenceCores()).isCloseTo(50, within(1e-9));
    }

    @Test
    void shouldEstimateAnotherNetworkOnAGpuByItsShareOfProcessorTime() {
        assertThat(ROUND.gpu("h100", "resnet-18")).isEqualTo(100_000);
    }

    @Test
    void shouldNameTheNarrowestPlace() {
        assertThat(CapacityPlan.of(THOUSAND, "resnet-50", Optional.empty(), ROUND)
                        .bottleneck())
                .isEqualTo("inference's cores");
        Workload kept = new Workload(1_000, 5, 0, 0, 40_000, Duration.ofDays(30), 3);
        assertThat(CapacityPlan.of(kept, "resnet-50", Optional.empty(), ROUND).bottleneck())
                .isEqualTo("the brokers' disks");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 100, 4_321, 50_000, 1_000_000})
    void shouldNeverNeedLessForMoreCameras(long cameras) {
        CapacityPlan one = CapacityPlan.of(THOUSAND.with(cameras), "resnet-50", Optional.of("h100"), ROUND);
        CapacityPlan more = CapacityPlan.of(THOUSAND.with(cameras * 2), "resnet-50", Optional.of("h100"), ROUND);

        assertThat(more.brokers()).isGreaterThanOrEqualTo(one.brokers());
        assertThat(more.gpuCount()).isGreaterThanOrEqualTo(one.gpuCount());
        assertThat(more.machines(ROUND)).isGreaterThanOrEqualTo(one.machines(ROUND));
        assertThat(one.partitions() % one.brokers()).isZero();
    }

    @Test
    void shouldNameWhatItKnowsWhenAskedForWhatItDoesNot() {
        assertThatThrownBy(() -> CapacityPlan.of(THOUSAND, "resnet-51", Optional.empty(), ROUND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--model resnet-51 is not known; known: [resnet-18, resnet-50]");
        assertThatThrownBy(() -> THOUSAND.with(0)).hasMessage("--cameras is 0; accepted: at least 1");
    }

    @Test
    void shouldGiveASourceForEveryShippedFigure() {
        Costs costs = Costs.shipped();

        assertThat(costs.perFrame())
                .containsOnlyKeys(
                        Costs.DECODE_VIDEO, Costs.CAPTURE, Costs.CLASSIFY_FRAME, Costs.QUERY, Costs.BROKER_MEGABYTE);
        for (Map<String, Figure> figures : List.of(costs.perFrame(), costs.network(), costs.gpus(), costs.machines())) {
            assertThat(figures).isNotEmpty().allSatisfy((name, figure) -> {
                assertThat(figure.value()).isPositive();
                assertThat(figure.source()).isNotBlank();
            });
        }
    }

    private static Figure figure(double value) {
        return new Figure(value, "", "made up for the test");
    }
}
