package dev.fovea.query.state;

import dev.fovea.query.pages.StoredRecord;
import dev.fovea.query.sightings.CameraTracks;
import dev.fovea.query.sightings.SightingTracker;
import dev.fovea.topics.CloudEventHeaders;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Runs the sightings' state machine for each camera, keeps sightings for queries and sends them on to their topic. */
final class SightingProcessor implements Processor<String, Detection, String, byte[]> {

    private static final JsonSerde<Sighting> SERDE = new JsonSerde<>(Sighting.class);

    private final SightingRules rules;
    private @Nullable Task task;

    SightingProcessor(SightingRules rules) {
        this.rules = rules;
    }

    /** What the processor has once it is initialised. */
    private record Task(
            ProcessorContext<String, byte[]> context,
            KeyValueStore<String, CameraTracks> tracks,
            KeyValueStore<byte[], byte[]> sightings) {}

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        Task started = new Task(context, context.getStateStore(Stores.TRACKS), context.getStateStore(Stores.SIGHTINGS));
        Retention retention = rules.retention();
        Pruner<byte[]> pruner = new Pruner<>(started.sightings(), started.tracks(), retention.limit());
        context.schedule(retention.every(), PunctuationType.WALL_CLOCK_TIME, now -> {
            closeIdle(started, now);
            pruner.removeBefore(retention.cutoff(now));
        });
        task = started;
    }

    @Override
    public void process(Record<String, Detection> record) {
        Task running = Objects.requireNonNull(task, "init comes first");
        RecordMetadata place = running.context().recordMetadata().orElseThrow();
        String camera = record.key();
        CameraTracks before = Objects.requireNonNullElse(running.tracks().get(camera), CameraTracks.NONE);
        SightingTracker.Step step = new SightingTracker(rules.policy(camera))
                .take(
                        before,
                        record.value(),
                        new FrameRef(place.partition(), place.offset()),
                        running.context().currentSystemTimeMs());
        running.tracks().put(camera, step.tracks());
        write(running, step.reports());
    }

    /** A camera that sends nothing has no time of its own in which its sightings could end. */
    private void closeIdle(Task running, long now) {
        List<KeyValue<String, CameraTracks>> idle = new ArrayList<>();
        try (KeyValueIterator<String, CameraTracks> entries = running.tracks().all()) {
            entries.forEachRemaining(entry -> {
                if (!entry.value.byLabel().isEmpty()
                        && now - entry.value.takenAt() >= rules.idle().toMillis()) {
                    idle.add(entry);
                }
            });
        }
        for (KeyValue<String, CameraTracks> entry : idle) {
            SightingTracker.Step step = new SightingTracker(rules.policy(entry.key)).closeAll(entry.key, entry.value);
            running.tracks().put(entry.key, step.tracks());
            write(running, step.reports());
        }
    }

    private static void write(Task running, List<SightingTracker.Report> reports) {
        for (SightingTracker.Report report : reports) {
            byte[] json = Objects.requireNonNull(SERDE.serialize("fovea.sightings", report.sighting()));
            FrameRef place = report.place();
            running.sightings()
                    .put(report.key().toBytes(), StoredRecord.toBytes(place.partition(), place.offset(), json));
            RecordHeaders headers = new RecordHeaders();
            CloudEventHeaders.write(headers, report.sighting());
            running.context()
                    .forward(new Record<>(
                            report.sighting().camera(),
                            json,
                            Math.max(0, report.sighting().end().toEpochMilli()),
                            headers));
        }
    }
}
