package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** Deletes what lies on {@code fovea.frames}, so that rounds of hundreds of megabytes do not fill the disk. */
public final class FramesBroom {

    private FramesBroom() {}

    /** Deletes every record. */
    public static void sweep(String kafka) throws InterruptedException {
        try (Admin admin = Clients.admin(kafka)) {
            Map<TopicPartition, RecordsToDelete> records = new HashMap<>();
            TopicEnds.read(admin, Topic.FRAMES)
                    .forEach((partition, end) -> records.put(
                            new TopicPartition(Topic.FRAMES.topic(), partition), RecordsToDelete.beforeOffset(end)));
            admin.deleteRecords(records).all().get();
        } catch (ExecutionException e) {
            throw new BenchException("the frames of the last round cannot be deleted: " + e.getCause(), e);
        }
    }
}
