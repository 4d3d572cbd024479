package dev.fovea.inference.metrics;

import dev.fovea.topics.Detection;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Records the figures that {@link Figure} declares. Thread-safe. */
public final class InferenceMetrics {

    /** More cameras than this share one series, so that no flood of camera ids can fill the memory. */
    private static final int MOST_CAMERAS = 1000;

    private static final String OTHERS = "others";

    private final MeterRegistry registry;
    private final Map<Reason, Counter> rejected = new EnumMap<>(Reason.class);
    private final Map<ModelRef, ModelFigures> models = new ConcurrentHashMap<>();
    private final Map<String, Timer> cameras = new ConcurrentHashMap<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final Timer commit;
    private final ShadowFigures shadow;

    public InferenceMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.shadow = new ShadowFigures(registry);
        for (Reason reason : Reason.values()) {
            rejected.put(
                    reason,
                    Counter.builder(Figure.REJECTED.meter())
                            .description(Figure.REJECTED.meaning())
                            .tag("reason", reason.word())
                            .register(registry));
        }
        commit = Timer.builder(Figure.COMMIT.meter())
                .description(Figure.COMMIT.meaning())
                .register(registry);
        Gauge.builder(Figure.PENDING.meter(), pending, AtomicInteger::get)
                .description(Figure.PENDING.meaning())
                .register(registry);
    }

    /** The figures of a model version. */
    public ModelFigures model(ModelRef model) {
        ModelFigures known = models.get(model);
        return known == null ? models.computeIfAbsent(model, m -> new ModelFigures(registry, m)) : known;
    }

    /** The figures of the shadow. */
    public ShadowFigures shadow() {
        return shadow;
    }

    /** So many frames more (or, below 0, fewer) wait for their answer. */
    public void pending(int frames) {
        pending.addAndGet(frames);
    }

    /** A detection was committed. */
    public void classified(Detection detection) {
        model(detection.model()).classified();
        camera(detection.camera()).record(Duration.between(detection.capturedAt(), detection.classifiedAt()));
    }

    /** A rejection was committed. */
    public void rejected(Reason reason) {
        Objects.requireNonNull(rejected.get(reason)).increment();
    }

    /** A transaction was committed. */
    public void committed(long nanos) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer camera(String id) {
        Timer known = cameras.get(id);
        if (known != null) {
            return known;
        }
        return cameras.computeIfAbsent(cameras.size() < MOST_CAMERAS ? id : OTHERS, this::captureToTag);
    }

    private Timer captureToTag(String camera) {
        return Timer.builder(Figure.CAPTURE_TO_TAG.meter())
                .description(Figure.CAPTURE_TO_TAG.meaning())
                .tag("camera", camera)
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
}
