package dev.fovea.query.rest;

import dev.fovea.query.instances.InstanceView;
import dev.fovea.query.pipeline.BrokerView;
import dev.fovea.query.pipeline.GroupView;
import dev.fovea.query.pipeline.ModelReport;
import dev.fovea.query.recent.StageTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How everything behind this service is doing.
 *
 * @param at when it was asked
 * @param obstacle what keeps this instance's state from answering; absent when nothing does
 * @param instances of this service and the partitions that each has; empty while that is not known
 * @param stages how long recent frames took on each stretch of their way; those not measured are left out
 * @param groups how far behind each consumer group is
 * @param similar regions that the search for similar ones holds
 */
public record HealthView(
        Instant at,
        @Nullable String obstacle,
        List<InstanceView> instances,
        BrokerView broker,
        List<GroupView> groups,
        ModelReport model,
        List<StageTime> stages,
        int similar) {

    public HealthView {
        instances = List.copyOf(instances);
        groups = List.copyOf(groups);
        stages = List.copyOf(stages);
    }
}
