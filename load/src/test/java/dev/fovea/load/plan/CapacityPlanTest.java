package dev.fovea.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.fovea.load.plan.Costs.Basis;
import dev.fovea.load.plan.Costs.Figure;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                if (figure.basis() == Basis.PUBLISHED) {
                    assertThat(figure.source()).contains("https://");
                }
            });
        }
    }

    @Test
    void shouldSayOnWhatAGpusFigureRestsAndWhatIsAssumed() {
        CapacityPlan plan = CapacityPlan.of(THOUSAND, "resnet-50", Optional.of("h100"), Costs.shipped());

        assertThat(plan.needs(Costs.shipped()))
                .filteredOn(need -> need.what().equals("GPUs"))
                .singleElement()
                .satisfies(need ->
                        assertThat(need.because()).isEqualTo("5,000 regions/s; at most 88,526/s one, published"));
        assertThat(Costs.shipped().assumptions()).isEqualTo("10 Gbit/s, 16 cores, 8 TB a broker");
    }

    @Test
    void shouldNotReckonInt8OnAGpuTwice() {
        Costs costs = Costs.shipped();

        assertThat(costs.gpu("l4", "resnet-50-int8")).isEqualTo(costs.gpu("l4", "resnet-50"));
    }

    /** The report that lies beside the code, of the whole service on one machine. */
    @ParameterizedTest
    @CsvSource({"bench-inference-2026-11-24.json, resnet-50/random batch 32 CPU, resnet-50"})
    void shouldForeseeWhatAFrameCostsOnOneMachine(String report, String figure, String model) throws IOException {
        double measured = 0;
        for (var row :
                Json.mapper().readTree(Path.of("reports", report).toFile()).required("figures")) {
            if (row.required("name").asText().equals(figure)) {
                measured = row.at("/ours/median").asDouble() / 1_000;
            }
        }
        Workload one = new Workload(1, 1, 0, 1, 36_000, Duration.ofHours(1), 1);

        double planned =
                CapacityPlan.of(one, model, Optional.empty(), Costs.shipped()).inferenceCores();

        assertThat(planned).isCloseTo(measured, withinPercentage(15));
    }

    private static Figure figure(double value) {
        return new Figure(value, "", Basis.ASSUMPTION, "made up for the test");
    }
}
