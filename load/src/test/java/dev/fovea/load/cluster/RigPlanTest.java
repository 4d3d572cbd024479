package dev.fovea.load.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RigPlanTest {

    @Test
    void shouldGrowWithoutForgettingWhatWasSaidBefore() {
        RigPlan plan = RigPlan.single()
                .threeBrokers()
                .with(Service.INFERENCE, 3)
                .with(Service.INGEST, "fovea.publish.buffer-bytes", "1M");

        assertThat(plan.brokers()).isEqualTo(3);
        assertThat(plan.processes()).isEqualTo(5);
        assertThat(plan.settings().get(Service.INGEST))
                .containsEntry("fovea.publish.buffer-bytes", "1M")
                .containsEntry("fovea.capture.status-interval", "PT1S");
    }

    @Test
    void shouldLeaveTheLastProcessesOfAServiceForLater() {
        RigPlan plan = RigPlan.single().with(Service.INGEST, 3).startingLater(Service.INGEST, 1);

        assertThat(plan.processes()).isEqualTo(5);
        assertThat(plan.startedAtOnce(Service.INGEST)).isEqualTo(2);
        assertThat(plan.startedAtOnce(Service.INFERENCE)).isEqualTo(1);
    }

    @Test
    void shouldRefuseTwoBrokersWhichCannotOutvoteEachOther() {
        assertThatThrownBy(() -> new RigPlan(2, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of()))
                .hasMessageContaining("2 brokers");
    }
}
