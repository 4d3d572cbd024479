package dev.fovea.query.pipeline;

import java.util.List;

/**
 * A consumer group of Fovea and how far behind it is.
 *
 * @param group its id
 * @param state as Kafka names it, such as {@code STABLE} or {@code EMPTY}
 * @param members consumers in it
 * @param lag records not yet read, over all partitions
 * @param partitions those with a committed offset
 */
public record GroupView(String group, String state, int members, long lag, List<PartitionLag> partitions) {

    public GroupView {
        partitions = List.copyOf(partitions);
    }

    /**
     * How far behind a group is in one partition.
     *
     * @param committed the offset that is read next
     * @param end the offset that is written next
     * @param lag records between, ≥ 0
     */
    public record PartitionLag(String topic, int partition, long committed, long end, long lag) {}
}
