package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many instances there may be. */
class ScalingTest {

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void shouldNotScaleBeyondThePartitions(Overlay overlay) {
        int partitions =
                overlay.all(KafkaTopic.class).findAny().orElseThrow().getSpec().getPartitions();

        assertThat(overlay.all(Keda.ScaledObject.class)).singleElement().satisfies(scaler -> {
            assertThat(scaler.spec().minReplicaCount()).isPositive();
            assertThat(scaler.spec().maxReplicaCount()).isEqualTo(partitions);
        });
        assertThat(overlay.all(HorizontalPodAutoscaler.class))
                .singleElement()
                .satisfies(
                        scaler -> assertThat(scaler.getSpec().getMaxReplicas()).isEqualTo(partitions));
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void shouldScaleInferenceByTheLagOfItsOwnGroup(Overlay overlay) {
        assertThat(overlay.all(Keda.ScaledObject.class)).singleElement().satisfies(scaler -> {
            assertThat(scaler.spec().scaleTargetRef().name()).isEqualTo("fovea-inference");
            assertThat(scaler.spec().triggers()).singleElement().satisfies(trigger -> {
                assertThat(trigger.type()).isEqualTo("kafka");
                assertThat(trigger.metadata())
                        .containsEntry("consumerGroup", "fovea-inference")
                        .containsEntry("topic", "fovea.frames")
                        .containsEntry("tls", "enable");
            });
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void shouldLeaveTheCountToTheScaler(Overlay overlay) {
        assertThat(Workload.named(overlay, "fovea-inference").replicas()).isNull();
        assertThat(Workload.named(overlay, "fovea-ingest").replicas()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeginWithOneQueryInstance(Overlay overlay) {
        assertThat(Workload.named(overlay, "fovea-query").replicas()).isOne();
    }

    @Test
    void shouldPutInferenceOnNodesWithGpus() {
        Workload inference = Workload.named(Overlay.GPU, "fovea-inference");

        assertThat(inference.container().getImage()).contains("fovea-inference-gpu:");
        assertThat(inference.container().getResources().getLimits()).containsEntry("nvidia.com/gpu", new Quantity("1"));
        assertThat(inference.pod().getNodeSelector()).containsEntry("nvidia.com/gpu.present", "true");
        assertThat(inference.pod().getTolerations()).anyMatch(t -> t.getKey().equals("nvidia.com/gpu"));
        assertThat(inference.container().getEnv())
                .anyMatch(e -> e.getName().equals("FOVEA_INFERENCE_DEVICE")
                        && e.getValue().equals("tensorrt"));
    }

    @Test
    void shouldPutNothingElseOnNodesWithGpus() {
        assertThat(Workload.of(Overlay.GPU).filter(w -> !w.name().equals("fovea-inference")))
                .allMatch(w -> !w.container().getResources().getLimits().containsKey("nvidia.com/gpu"));
    }
}
