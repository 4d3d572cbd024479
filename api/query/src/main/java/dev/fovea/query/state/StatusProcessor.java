package dev.fovea.query.state;

import dev.fovea.query.accounts.AccountTally;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.JsonSerde;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the newest status of each camera, and tells its account of it; a tombstone removes it. */
final class StatusProcessor implements Processor<String, byte[], Void, Void> {

    private static final JsonSerde<CameraStatus> SERDE = new JsonSerde<>(CameraStatus.class);

    private final Unreadable unreadable;
    private @Nullable Task task;

    /** What the processor has once it is initialised. */
    private record Task(
            ProcessorContext<Void, Void> context,
            KeyValueStore<String, byte[]> statuses,
            KeyValueStore<String, AccountTally> tallies) {}

    StatusProcessor(Unreadable unreadable) {
        this.unreadable = unreadable;
    }

    @Override
    public void init(ProcessorContext<Void, Void> started) {
        task = new Task(started, started.getStateStore(Stores.STATUSES), started.getStateStore(Stores.TALLIES));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Task running = Objects.requireNonNull(task, "init comes first");
        try {
            CameraStatus status = SERDE.deserialize("fovea.camera-status", record.value());
            if (record.key() == null || (status != null && !record.key().equals(status.camera()))) {
                throw new SerializationException("key '" + record.key() + "' is not the id of the status's camera");
            }
            running.statuses().put(record.key(), record.value());
            if (status != null) {
                AccountTally tally =
                        Objects.requireNonNullElse(running.tallies().get(record.key()), AccountTally.NONE);
                running.tallies().put(record.key(), tally.withStatus(status));
            }
        } catch (SerializationException e) {
            unreadable.passedOver(running.context().recordMetadata().orElseThrow(), String.valueOf(e.getMessage()));
        }
    }
}
