package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What would be applied to a cluster is what Kubernetes, Strimzi and KEDA know. */
class ManifestsTest {

    @ParameterizedTest
    @EnumSource
    void shouldRenderToKnownFieldsOnly(Overlay overlay) {
        assertThat(overlay.objects()).hasSizeGreaterThan(15);
    }

    @Test
    void shouldNoticeAFieldThatKubernetesDoesNotKnow() {
        String manifest = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: typo}
                spec:
                  template:
                    spec:
                      containers:
                        - name: main
                          securityContext: {readOnlyRootFileSystem: true}
                """;

        assertThatThrownBy(
                        () -> StrictManifests.read(Checkout.documents(manifest).getFirst()))
                .hasMessageContaining("typo")
                .hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void shouldNoticeAFieldThatStrimziDoesNotKnow() {
        String manifest = """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata: {name: typo}
                spec: {partition: 3}
                """;

        assertThatThrownBy(
                        () -> StrictManifests.read(Checkout.documents(manifest).getFirst()))
                .hasMessageContaining("partition");
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeadEveryServiceAndBudgetToPods(Overlay overlay) {
        assertThat(overlay.all(Service.class)).isNotEmpty().allSatisfy(service -> {
            assertThat(Workload.of(overlay))
                    .anyMatch(w -> w.labels()
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()));
        });
        assertThat(overlay.all(PodDisruptionBudget.class)).hasSize(3).allSatisfy(budget -> {
            assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isOne();
            assertThat(Workload.of(overlay))
                    .anyMatch(w -> w.labels()
                            .entrySet()
                            .containsAll(budget.getSpec()
                                    .getSelector()
                                    .getMatchLabels()
                                    .entrySet()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameEachImageExactly(Overlay overlay) {
        assertThat(Workload.of(overlay).map(w -> w.container().getImage()))
                .allMatch(image -> image.matches("[a-z0-9./-]+:[0-9]+\\.[0-9]+\\.[0-9A-Za-z.-]+"));
    }
}
