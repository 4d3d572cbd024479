package dev.fovea.query.state;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps each camera's definition as it is on the topic and tells whoever waits for one. */
final class CameraTable implements Processor<String, byte[], Void, Void> {

    private final AppliedOffsets applied;
    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable KeyValueStore<String, byte[]> cameras;

    CameraTable(AppliedOffsets applied) {
        this.applied = applied;
    }

    @Override
    public void init(ProcessorContext<Void, Void> started) {
        context = started;
        cameras = started.getStateStore(Stores.CAMERAS);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() != null) {
            Objects.requireNonNull(cameras, "init comes first").put(record.key(), record.value());
        }
        Objects.requireNonNull(context)
                .recordMetadata()
                .ifPresent(place -> applied.advance(place.partition(), place.offset()));
    }
}
