package dev.fovea.query.state;

import dev.fovea.query.activity.Minute;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Counts regions by camera, minute of their capture and label. It is given each detection once. */
final class ActivityProcessor implements Processor<String, Detection, Void, Void> {

    private final Retention retention;
    private @Nullable KeyValueStore<byte[], Long> activity;

    ActivityProcessor(Retention retention) {
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        KeyValueStore<byte[], Long> counts = context.getStateStore(Stores.ACTIVITY);
        Pruner<Long> pruner = new Pruner<>(counts, context.getStateStore(Stores.TALLIES), retention.limit());
        context.schedule(
                retention.every(),
                PunctuationType.WALL_CLOCK_TIME,
                now ->
                        // A minute is kept as long as the last detection in it: label searches find their way by
                        // minutes.
                        pruner.removeBefore(retention.cutoff(now) - Minute.LENGTH));
        activity = counts;
    }

    @Override
    public void process(Record<String, Detection> record) {
        KeyValueStore<byte[], Long> counts = Objects.requireNonNull(activity, "init comes first");
        long minute = Minute.of(TimeKey.micros(record.value().capturedAt()));
        for (ClassifiedRegion region : record.value().regions()) {
            byte[] key = new TimeKey(record.key(), minute, 0, 0, region.label()).toBytes();
            counts.put(key, Objects.requireNonNullElse(counts.get(key), 0L) + 1);
        }
    }
}
