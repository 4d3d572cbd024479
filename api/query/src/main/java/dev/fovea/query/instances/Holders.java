package dev.fovea.query.instances;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who may be asked for a partition.
 *
 * @param instances all that are known, the nearest first
 */
record Holders(List<InstanceView> instances) {

    Holders {
        instances = List.copyOf(instances);
    }

    /** The instances that have a partition, the best to ask first: who keeps it up to date, then who is nearest. */
    List<InstanceView> of(int partition) {
        return Stream.concat(
                        instances.stream().filter(instance -> instance.active().contains(partition)),
                        instances.stream()
                                .filter(instance -> instance.standby().contains(partition)
                                        && !instance.active().contains(partition)))
                .toList();
    }
}
