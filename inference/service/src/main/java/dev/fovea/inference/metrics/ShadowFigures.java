package dev.fovea.inference.metrics;

import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What became of frames in the shadow. Thread-safe. */
public final class ShadowFigures {

    private final MeterRegistry registry;
    private final Map<ModelRef, Counter> classified = new ConcurrentHashMap<>();
    private final Map<Reason, Counter> refused = new ConcurrentHashMap<>();
    private final Counter skipped;

    ShadowFigures(MeterRegistry registry) {
        this.registry = registry;
        this.skipped = Counter.builder(Figure.SHADOW_SKIPPED.meter())
                .description(Figure.SHADOW_SKIPPED.meaning())
                .register(registry);
    }

    /** A detection of the shadow was committed. */
    public void classified(ModelRef model) {
        classified
                .computeIfAbsent(model, m -> counter(Figure.SHADOW_CLASSIFIED, "model", m.path()))
                .increment();
    }

    /** The shadow has no detection of a frame. */
    public void refused(Reason reason) {
        refused.computeIfAbsent(reason, r -> counter(Figure.SHADOW_REFUSED, "reason", r.word()))
                .increment();
    }

    /** So many frames were passed over. */
    public void skipped(int frames) {
        skipped.increment(frames);
    }

    /** Frames that were passed over, since the service began. */
    public long skipped() {
        return (long) skipped.count();
    }

    private Counter counter(Figure figure, String label, String value) {
        return Counter.builder(figure.meter())
                .description(figure.meaning())
                .tag(label, value)
                .register(registry);
    }
}
