package dev.fovea.query.state;

import dev.fovea.query.accounts.AccountTally;
import dev.fovea.query.pages.StoredRecord;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.query.tracing.TracedDetection;
import dev.fovea.query.tracing.Tracing;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Upserts each detection by (camera, time, epoch, seq), keeps the newest of each camera, counts each once and hands it
 * on once.
 */
final class DetectionProcessor implements Processor<String, byte[], String, Detection> {

    private static final JsonSerde<Detection> SERDE = new JsonSerde<>(Detection.class);

    private final Retention retention;
    private final Unreadable unreadable;
    private final Tracing tracing;
    private @Nullable Task task;

    DetectionProcessor(Retention retention, Unreadable unreadable, Tracing tracing) {
        this.retention = retention;
        this.unreadable = unreadable;
        this.tracing = tracing;
    }

    /** What the processor has once it is initialised. */
    private record Task(
            ProcessorContext<String, Detection> context,
            KeyValueStore<byte[], byte[]> detections,
            KeyValueStore<String, byte[]> latest,
            KeyValueStore<String, AccountTally> tallies,
            KeyValueStore<Integer, Long> progress) {}

    @Override
    public void init(ProcessorContext<String, Detection> context) {
        Task started = new Task(
                context,
                context.getStateStore(Stores.DETECTIONS),
                context.getStateStore(Stores.LATEST),
                context.getStateStore(Stores.TALLIES),
                context.getStateStore(Stores.PROGRESS));
        Pruner<byte[]> pruner = new Pruner<>(started.detections(), started.latest(), retention.limit());
        context.schedule(
                retention.every(), PunctuationType.WALL_CLOCK_TIME, now -> pruner.removeBefore(retention.cutoff(now)));
        task = started;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Task running = Objects.requireNonNull(task, "init comes first");
        RecordMetadata place = running.context().recordMetadata().orElseThrow();
        try (TracedDetection traced = tracing.taken(record.headers(), place)) {
            apply(running, record, place);
            traced.applied();
        }
    }

    private void apply(Task running, Record<String, byte[]> record, RecordMetadata place) {
        try {
            Detection detection = read(record);
            store(running, detection, place, record);
        } catch (SerializationException e) {
            unreadable.passedOver(place, String.valueOf(e.getMessage()));
        }
        running.progress().put(place.partition(), place.offset() + 1);
    }

    /** @throws SerializationException if the record is no detection of the camera in its key */
    private static Detection read(Record<String, byte[]> record) {
        Detection detection = SERDE.deserialize("fovea.detections", record.value());
        if (detection == null || record.key() == null) {
            throw new SerializationException("a detection has a key and a value");
        }
        if (!record.key().equals(detection.camera()) || !Camera.isId(detection.camera())) {
            throw new SerializationException(
                    "key '" + record.key() + "' is not the id of the detection's camera '" + detection.camera() + "'");
        }
        return detection;
    }

    private void store(Task running, Detection detection, RecordMetadata place, Record<String, byte[]> record) {
        byte[] json = record.value();
        String camera = detection.camera();
        TimeKey key = TimeKey.of(detection);
        AccountTally tally = Objects.requireNonNullElse(running.tallies().get(camera), AccountTally.NONE);
        boolean newest = tally.isBefore(detection.epoch(), detection.seq());
        boolean isKept = key.at() >= retention.cutoff(running.context().currentSystemTimeMs());
        boolean unseen = isKept
                ? running.detections()
                                .putIfAbsent(
                                        key.toBytes(), StoredRecord.toBytes(place.partition(), place.offset(), json))
                        == null
                : newest;
        if (unseen) {
            running.tallies().put(camera, tally.withDetection(detection.epoch(), detection.seq()));
            running.context().forward(record.withKey(camera).withValue(detection));
        }
        if (newest) {
            running.latest().put(camera, json);
        }
    }
}
