package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.net.URI;
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
    void shouldLetQueryAskInferenceWhereItIsToldThatItIs(Overlay overlay) {
        URI address = URI.create(Workload.named(overlay, "fovea-query").container().getEnv().stream()
                .filter(e -> e.getName().equals("FOVEA_QUERY_INFERENCE_URL"))
                .map(EnvVar::getValue)
                .findAny()
                .orElseThrow());

        assertThat(overlay.all(Service.class)
                        .filter(s -> s.getMetadata().getName().equals(address.getHost())))
                .singleElement()
                .satisfies(s -> assertThat(s.getSpec().getSelector())
                        .isEqualTo(Map.of("app.kubernetes.io/name", "fovea-inference")))
                .satisfies(s -> assertThat(s.getSpec().getPorts()).anyMatch(p -> p.getPort() == address.getPort()));
        assertThat(policy(overlay, "query-to-inference").getSpec().getEgress())
                .singleElement()
                .satisfies(egress -> {
                    assertThat(egress.getTo().getFirst().getPodSelector().getMatchLabels())
                            .isEqualTo(Map.of("app.kubernetes.io/name", "fovea-inference"));
                    assertThat(egress.getPorts().getFirst().getPort().getIntVal())
                            .isEqualTo(address.getPort());
                });
        assertThat(policy(overlay, "inference-from-query").getSpec().getIngress())
                .singleElement()
                .satisfies(ingress -> assertThat(
                                ingress.getFrom().getFirst().getPodSelector().getMatchLabels())
                        .isEqualTo(Map.of("app.kubernetes.io/name", "fovea-query")));
    }

    private static NetworkPolicy policy(Overlay overlay, String name) {
        return overlay.all(NetworkPolicy.class)
                .filter(p -> p.getMetadata().getName().equals(name))
                .findAny()
                .orElseThrow();
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
