package dev.fovea.load.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.load.check.Invariant;
import dev.fovea.load.check.Settled;
import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Records that should not be on the topics: pictures that are none, records that are no frames, too large ones, copies. */
final class RecordRows {

    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final int ROUNDS = 3;
    private static final long ROOM_MEBIBYTES = 300;
    private static final String CAMERA = "stranger";
    /** Has no frames: ingest writes a status for what it takes for a definition, and the two would not agree. */
    private static final String NONSENSE = "nonsense";

    private RecordRows() {}

    static List<Row> all() {
        RigPlan single = RigPlan.single();
        return List.of(
                new Row("D-1", "pictures that are bombs, cut off, or none, 3 times", single, RecordRows::pictures),
                new Row("D-2", "records that are no frames on every topic, 3 times", single, RecordRows::poison),
                new Row("D-3", "records of 0.9, 1.1 and 2 times what the topic takes", single, RecordRows::oversize),
                new Row("D-4", "frames written to the topic again, shuffled, 3 times", single, RecordRows::replay));
    }

    private static void pictures(Trial trial) throws IOException, InterruptedException {
        Node inference = trial.rig().all(Service.INFERENCE).getFirst();
        long before = Footprint.of(inference.pid(), 0).orElseThrow().rssBytes();
        Map<FrameRef, Optional<Reason>> expected = new LinkedHashMap<>();
        try (Stranger stranger = new Stranger(trial.rig().kafka())) {
            long seq = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, BadPictures.Bad> bad : BadPictures.all().entrySet()) {
                    ProducerRecord<byte[], byte[]> frame =
                            Stranger.frame(CAMERA, seq++, bad.getValue().bytes());
                    expected.put(stranger.write(frame), bad.getValue().reason());
                    trial.injected(bad.getKey());
                }
            }
        }
        settle(trial, expected);
        long grown = (Footprint.of(inference.pid(), 0).orElseThrow().rssBytes() - before) >> 20;
        trial.measure("inference grew by MiB", grown);
        if (grown > ROOM_MEBIBYTES) {
            trial.breach(Invariant.BOUNDED, "bad pictures made inference grow by " + grown + " MiB");
        }
    }

    private static void poison(Trial trial) throws IOException, InterruptedException {
        Map<FrameRef, Optional<Reason>> expected = new LinkedHashMap<>();
        byte[] key = CAMERA.getBytes(UTF_8);
        byte[] text = "{\"no\": \"frame\"".getBytes(UTF_8);
        try (Stranger stranger = new Stranger(trial.rig().kafka())) {
            for (int round = 0; round < ROUNDS; round++) {
                List<ProducerRecord<byte[], byte[]>> poison = new ArrayList<>();
                poison.add(Stranger.record(Topic.FRAMES, null, text));
                poison.add(Stranger.record(Topic.FRAMES, key, null));
                poison.add(Stranger.record(Topic.FRAMES, key, text));
                poison.add(Stranger.frame(CAMERA, 1_000L + round, null));
                poison.add(Stranger.frame("No Camera!", round, text));
                poison.add(with(Stranger.frame(CAMERA, 0, text), FrameHeaders.SEQ, "minus one"));
                poison.add(with(Stranger.frame(CAMERA, 0, text), FrameHeaders.REGIONS, "0,0,9999,9999"));
                for (ProducerRecord<byte[], byte[]> record : poison) {
                    expected.put(stranger.write(record), Optional.of(Reason.POISON));
                    trial.injected("a record that is no frame");
                }
                for (Topic topic : List.of(
                        Topic.CAMERAS, Topic.CAMERA_STATUS, Topic.DETECTIONS, Topic.FRAMES_REJECTED, Topic.SIGHTINGS)) {
                    var _ = stranger.write(Stranger.record(topic, NONSENSE.getBytes(UTF_8), text));
                    var _ = stranger.write(Stranger.record(topic, "No Camera!".getBytes(UTF_8), new byte[] {0, 1, 2}));
                    trial.injected("nonsense on " + topic.topic());
                }
            }
            settle(trial, expected);
            // A definition that nobody can read stays on a compacted topic until somebody removes it.
            var _ = stranger.write(Stranger.record(Topic.CAMERAS, NONSENSE.getBytes(UTF_8), null));
            var _ = stranger.write(Stranger.record(Topic.CAMERAS, "No Camera!".getBytes(UTF_8), null));
        }
    }

    private static ProducerRecord<byte[], byte[]> with(
            ProducerRecord<byte[], byte[]> record, String header, String value) {
        record.headers().remove(header).add(header, value.getBytes(UTF_8));
        return record;
    }

    private static void oversize(Trial trial) throws IOException, InterruptedException {
        int most = Topic.FRAMES.maxMessageBytes();
        Map<FrameRef, Optional<Reason>> expected = new LinkedHashMap<>();
        try (Stranger stranger = new Stranger(trial.rig().kafka())) {
            for (int round = 0; round < ROUNDS; round++) {
                // It fits here, and no more with a rejection's headers: its value is left out there.
                byte[] fits = new byte[round == 0 ? most - 1_000 : most / 10 * 9];
                expected.put(
                        stranger.write(Stranger.frame(CAMERA, 2_000L + round, fits)), Optional.of(Reason.DECODE_ERROR));
                trial.injected("a record that just fits");
                for (int size : List.of(most / 10 * 11, 2 * most)) {
                    refused(trial, stranger, size);
                }
            }
        }
        settle(trial, expected);
    }

    private static void refused(Trial trial, Stranger stranger, int size) throws IOException, InterruptedException {
        trial.injected("a record that is too large");
        try {
            FrameRef place = stranger.write(Stranger.frame(CAMERA, 9_000, new byte[size]));
            trial.breach(Invariant.BOUNDED, "the broker took a record of " + size + " bytes at " + place);
        } catch (IOException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
        }
    }

    private static void replay(Trial trial) throws IOException, InterruptedException {
        Map<FrameRef, Optional<Reason>> expected = new LinkedHashMap<>();
        try (Stranger stranger = new Stranger(trial.rig().kafka())) {
            for (int round = 0; round < ROUNDS; round++) {
                for (ProducerRecord<byte[], byte[]> copy :
                        Segment.shuffled(trial.rig().kafka(), 40, trial.random())) {
                    expected.put(stranger.write(copy), Optional.of(Reason.REPLAYED));
                    trial.injected("a frame written again");
                }
                settle(trial, expected);
                if (round == 0) {
                    // Whoever takes over must know what was taken before.
                    trial.inject(
                            new Fault.Kill(new Which.Any(Service.INFERENCE), Duration.ZERO), Duration.ofSeconds(30));
                }
            }
        }
    }

    /** Waits until each record has a result and every camera goes on; another reason than the expected one is a breach. */
    private static void settle(Trial trial, Map<FrameRef, Optional<Reason>> expected)
            throws IOException, InterruptedException {
        Instant from = Instant.now();
        Map<FrameRef, Optional<Reason>> found = new LinkedHashMap<>();
        boolean all = trial.await(Invariant.ONCE, "each of " + expected.size() + " records has a result", BOUND, () -> {
            found.putAll(trial.stage().results().seen().stream()
                    .filter(settled -> expected.containsKey(settled.frame()))
                    .collect(Collectors.toMap(Settled::frame, Settled::rejected, (one, other) -> one)));
            return found.size() == expected.size();
        });
        if (all) {
            expected.forEach((place, reason) -> {
                if (reason.isPresent() && !reason.equals(found.get(place))) {
                    trial.breach(
                            Invariant.ACCOUNTING,
                            "record " + place + " was to be rejected as " + reason.get() + " and was: "
                                    + found.get(place));
                }
            });
        }
        trial.await(
                Invariant.RECOVERY,
                "every camera goes on",
                BOUND,
                () -> trial.stage().hasResults(from));
    }
}
