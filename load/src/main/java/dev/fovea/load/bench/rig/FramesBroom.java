package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.topics.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** Deletes what lies on {@code fovea.frames}, so that rounds of hundreds of megabytes do not fill the disk. */
public final class FramesBroom {

    private FramesBroom() {}

    /** Deletes every record. */
    public static void sweep(String kafka) throws InterruptedException {
        try (Admin admin = Clients.admin(kafka)) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(List.of(Topic.FRAMES.topic()))
                    .allTopicNames()
                    .get()
                    .values()
                    .forEach(topic -> topic.partitions()
                            .forEach(p ->
                                    latest.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest())));
            Map<TopicPartition, RecordsToDelete> records = new HashMap<>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((partition, end) -> records.put(partition, RecordsToDelete.beforeOffset(end.offset())));
            admin.deleteRecords(records).all().get();
        } catch (ExecutionException e) {
            throw new BenchException("the frames of the last round cannot be deleted: " + e.getCause(), e);
        }
    }
}
