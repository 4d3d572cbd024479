package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The component with which an overlay has frames traced. */
class TracesComponentTest {

    private static final String DISABLED = "QUARKUS_OTEL_SDK_DISABLED";

    /** As an operator adds it: an overlay of an overlay. */
    private static List<Object> withTraces() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "traces");
        Path k8s = folder.relativize(Checkout.path("k8s").toAbsolutePath().normalize());
        Files.writeString(folder.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: fovea
                resources: [%1$s/overlays/production]
                components: [%1$s/components/traces]
                """.formatted(k8s));
        return Overlay.render(folder).stream().map(StrictManifests::read).toList();
    }

    private static Map<String, String> environment(PodTemplateSpec template) {
        Map<String, String> values = new java.util.HashMap<>();
        for (EnvVar variable : template.getSpec().getContainers().getFirst().getEnv()) {
            if (variable.getValue() != null) {
                values.put(variable.getName(), variable.getValue());
            }
        }
        return values;
    }

    private static Stream<PodTemplateSpec> pods(List<Object> objects) {
        return objects.stream().flatMap(o -> switch (o) {
            case Deployment d -> Stream.of(d.getSpec().getTemplate());
            case StatefulSet s -> Stream.of(s.getSpec().getTemplate());
            default -> Stream.empty();
        });
    }

    @Test
    void shouldHaveEachServiceTellTheCollectorThatTheyMayReach() throws IOException {
        List<Object> objects = withTraces();

        List<Map<String, String>> traced = pods(objects)
                .map(TracesComponentTest::environment)
                .filter(e -> e.containsKey(DISABLED))
                .toList();
        assertThat(traced).hasSize(3).allSatisfy(e -> assertThat(e).containsEntry(DISABLED, "false"));
        assertThat(traced.stream()
                        .map(e -> URI.create(e.getOrDefault("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "")))
                        .distinct())
                .singleElement()
                .satisfies(collector -> assertThat(objects.stream()
                                .filter(o -> o instanceof NetworkPolicy p
                                        && p.getMetadata().getName().equals("traces-to-collector"))
                                .map(NetworkPolicy.class::cast)
                                .flatMap(p -> p.getSpec().getEgress().stream())
                                .flatMap(egress -> egress.getPorts().stream())
                                .map(port -> port.getPort().getIntVal()))
                        .containsExactly(collector.getPort()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldTraceNothingWithoutIt(Overlay overlay) {
        assertThat(pods(overlay.objects()).map(TracesComponentTest::environment))
                .noneMatch(e -> e.containsKey(DISABLED));
    }
}
