package dev.fovea.query.instances;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An instance of this service and the partitions that it has, as the consumer group tells.
 *
 * @param address {@code host:port} where other instances reach it
 * @param self whether it is the one that says so
 * @param active partitions that it keeps up to date
 * @param standby partitions of which it has a copy to take over from
 */
public record InstanceView(String address, boolean self, SortedSet<Integer> active, SortedSet<Integer> standby) {

    public InstanceView {
        active = new TreeSet<>(active);
        standby = new TreeSet<>(standby);
    }
}
