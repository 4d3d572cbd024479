package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod keeps to Kubernetes' Pod Security Standard "restricted", and to more than it asks. */
class PodSecurityTest {

    @ParameterizedTest
    @MethodSource("dev.fovea.load.ship.Workload#ofAll")
    void shouldRunWithNobodysRights(Workload workload) {
        PodSecurityContext pod = workload.pod().getSecurityContext();
        assertThat(pod.getRunAsNonRoot()).isTrue();
        assertThat(pod.getRunAsUser()).isPositive();
        assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(workload.pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(workload.pod().getHostNetwork()).isNull();

        assertThat(workload.pod().getContainers()).allSatisfy(container -> {
            SecurityContext context = container.getSecurityContext();
            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(context.getCapabilities().getAdd()).isEmpty();
            assertThat(context.getPrivileged()).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.fovea.load.ship.Workload#ofAll")
    void shouldMountOnlyVolumesThatTheStandardAllows(Workload workload) {
        assertThat(workload.pod().getVolumes())
                .allMatch((Volume v) -> v.getEmptyDir() != null || v.getConfigMap() != null || v.getSecret() != null)
                .filteredOn(v -> v.getEmptyDir() != null)
                .allMatch(v -> v.getEmptyDir().getSizeLimit() != null);
    }

    @ParameterizedTest
    @MethodSource("dev.fovea.load.ship.Workload#ofAll")
    void shouldHaveBoundsAndProbes(Workload workload) {
        assertThat(workload.pod().getContainers()).allSatisfy(container -> {
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getStartupProbe()).isNotNull();
            assertThat(container.getLivenessProbe()).isNotNull();
            assertThat(container.getReadinessProbe()).isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.fovea.load.ship.Workload#ofAll")
    void shouldKeepSecretsOutOfTheEnvironment(Workload workload) {
        assertThat(workload.container().getEnv())
                .allMatch(e -> e.getValueFrom() == null || e.getValueFrom().getSecretKeyRef() == null)
                .noneMatch(e -> e.getName().matches(".*(PASSWORD|TOKEN|KEY)$"));
        assertThat(workload.container().getEnvFrom()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheClusterEnforceTheStandard(Overlay overlay) {
        assertThat(overlay.all(Namespace.class))
                .singleElement()
                .satisfies(n -> assertThat(n.getMetadata().getLabels())
                        .containsAllEntriesOf(Map.of("pod-security.kubernetes.io/enforce", "restricted")));
    }
}
