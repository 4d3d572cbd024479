package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may talk to whom in the cluster. */
class NetworkPolicyTest {

    @ParameterizedTest
    @EnumSource
    void shouldDenyWhatNoPolicyAllows(Overlay overlay) {
        assertThat(overlay.all(NetworkPolicy.class)
                        .filter(p -> p.getMetadata().getName().equals("deny-all")))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                            .isEmpty();
                    assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
                    assertThat(policy.getSpec().getIngress()).isEmpty();
                    assertThat(policy.getSpec().getEgress()).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetOnlyIngestOutOfTheClusterAndNeverToTheMetadataService(Overlay overlay) {
        var outwards = overlay.all(NetworkPolicy.class)
                .filter(p -> p.getSpec().getEgress().stream()
                        .flatMap(e -> e.getTo().stream())
                        .anyMatch(to -> to.getIpBlock() != null));

        assertThat(outwards).singleElement().satisfies(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                    .isEqualTo(Map.of("app.kubernetes.io/name", "fovea-ingest"));
            assertThat(policy.getSpec().getEgress()).allSatisfy(egress -> {
                assertThat(egress.getPorts()).isNotEmpty();
                assertThat(egress.getTo())
                        .allMatch(to -> to.getIpBlock().getExcept().contains("169.254.0.0/16"));
            });
        });
    }
}
