package dev.fovea.inference.metrics;

import dev.fovea.topics.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Every figure of this service. Thread-safe.
 *
 * <table>
 * <caption>Names as Micrometer's; Prometheus writes dots as underscores and appends unit and {@code total}</caption>
 * <tr><th>name</th><th>kind, unit</th><th>labels</th><th>meaning</th></tr>
 * <tr><td>{@value #CLASSIFIED}</td><td>counter, frames</td><td></td><td>frames with a committed detection</td></tr>
 * <tr><td>{@value #REJECTED}</td><td>counter, frames</td><td>reason</td><td>frames with a committed rejection</td></tr>
 * <tr><td>{@value #BATCH_SIZE}</td><td>histogram, regions</td><td></td><td>regions that went through the network at once</td></tr>
 * <tr><td>{@value #DECODE}</td><td>timer, seconds</td><td></td><td>one frame decoded, cropped and resized</td></tr>
 * <tr><td>{@value #COMPUTE}</td><td>timer, seconds</td><td></td><td>one batch through the network</td></tr>
 * <tr><td>{@value #COMMIT}</td><td>timer, seconds</td><td></td><td>one transaction: records, offsets, commit</td></tr>
 * <tr><td>{@value #CAPTURE_TO_TAG}</td><td>histogram, seconds</td><td></td><td>from capture to the network's answer</td></tr>
 * </table>
 */
public final class InferenceMetrics {

    public static final String CLASSIFIED = "fovea.frames.classified";
    public static final String REJECTED = "fovea.frames.rejected";
    public static final String BATCH_SIZE = "fovea.batch.size";
    public static final String DECODE = "fovea.inference.decode";
    public static final String COMPUTE = "fovea.inference.compute";
    public static final String COMMIT = "fovea.inference.commit";
    public static final String CAPTURE_TO_TAG = "fovea.capture.to.tag";

    private final Counter classified;
    private final Map<Reason, Counter> rejected = new EnumMap<>(Reason.class);
    private final DistributionSummary batchSize;
    private final Timer decode;
    private final Timer compute;
    private final Timer commit;
    private final Timer captureToTag;

    public InferenceMetrics(MeterRegistry registry) {
        classified = Counter.builder(CLASSIFIED)
                .description("Frames with a committed detection")
                .register(registry);
        for (Reason reason : Reason.values()) {
            rejected.put(
                    reason,
                    Counter.builder(REJECTED)
                            .description("Frames with a committed rejection")
                            .tag("reason", reason.word())
                            .register(registry));
        }
        batchSize = DistributionSummary.builder(BATCH_SIZE)
                .description("Regions that went through the network at once")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
                .register(registry);
        decode = timer(DECODE, "One frame decoded, cropped and resized").register(registry);
        compute = timer(COMPUTE, "One batch through the network").register(registry);
        commit = timer(COMMIT, "One transaction: records, offsets, commit").register(registry);
        captureToTag = timer(CAPTURE_TO_TAG, "From capture to the network's answer")
                .serviceLevelObjectives(
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2500),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30))
                .register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description);
    }

    /** A detection was committed. */
    public void classified(Duration sinceCapture) {
        classified.increment();
        captureToTag.record(sinceCapture);
    }

    /** A rejection was committed. */
    public void rejected(Reason reason) {
        Objects.requireNonNull(rejected.get(reason)).increment();
    }

    /** A frame was decoded. */
    public void decoded(long nanos) {
        decode.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A batch of so many regions went through the network. */
    public void computed(int regions, long nanos) {
        batchSize.record(regions);
        compute.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A transaction was committed. */
    public void committed(long nanos) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }
}
