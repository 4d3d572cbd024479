package dev.fovea.load.ship;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What runs pods, of either kind.
 *
 * @param replicas null where it is left to a scaler
 */
record Workload(Overlay overlay, String name, @Nullable Integer replicas, Map<String, String> labels, PodSpec pod) {

    static Stream<Workload> of(Overlay overlay) {
        return Stream.concat(
                overlay.all(Deployment.class)
                        .map(d -> new Workload(
                                overlay,
                                d.getMetadata().getName(),
                                d.getSpec().getReplicas(),
                                d.getSpec().getTemplate().getMetadata().getLabels(),
                                d.getSpec().getTemplate().getSpec())),
                overlay.all(StatefulSet.class)
                        .map(s -> new Workload(
                                overlay,
                                s.getMetadata().getName(),
                                s.getSpec().getReplicas(),
                                s.getSpec().getTemplate().getMetadata().getLabels(),
                                s.getSpec().getTemplate().getSpec())));
    }

    static Stream<Workload> ofAll() {
        return Stream.of(Overlay.values()).flatMap(Workload::of);
    }

    static Workload named(Overlay overlay, String name) {
        return of(overlay).filter(w -> w.name().equals(name)).findAny().orElseThrow();
    }

    Container container() {
        return pod.getContainers().getFirst();
    }

    @Override
    public String toString() {
        return name + " in " + overlay;
    }
}
