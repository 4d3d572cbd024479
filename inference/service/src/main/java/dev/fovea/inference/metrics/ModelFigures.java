package dev.fovea.inference.metrics;

import dev.fovea.topics.ModelRef;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The figures of one model version. Thread-safe. */
public final class ModelFigures {

    private static final String LABEL = "model";

    private final Counter classified;
    private final Timer request;
    private final Timer queue;
    private final Timer decode;
    private final Timer compute;
    private final Timer output;
    private final DistributionSummary batchSize;

    ModelFigures(MeterRegistry registry, ModelRef model) {
        String value = model.path();
        classified = Counter.builder(Figure.CLASSIFIED.meter())
                .description(Figure.CLASSIFIED.meaning())
                .tag(LABEL, value)
                .register(registry);
        request = timer(registry, Figure.REQUEST, value);
        queue = timer(registry, Figure.QUEUE, value);
        decode = timer(registry, Figure.DECODE, value);
        compute = timer(registry, Figure.COMPUTE, value);
        output = timer(registry, Figure.OUTPUT, value);
        batchSize = DistributionSummary.builder(Figure.BATCH_SIZE.meter())
                .description(Figure.BATCH_SIZE.meaning())
                .tag(LABEL, value)
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, Figure figure, String model) {
        return Timer.builder(figure.meter())
                .description(figure.meaning())
                .tag(LABEL, model)
                .register(registry);
    }

    /** How fast the version was since the service began, as far as it has classified anything. */
    public Optional<Speed> speed() {
        long frames = decode.count();
        return frames == 0
                ? Optional.empty()
                : Optional.of(new Speed(
                        frames,
                        decode.totalTime(TimeUnit.MILLISECONDS) / frames,
                        compute.totalTime(TimeUnit.MILLISECONDS) / frames));
    }

    void classified() {
        classified.increment();
    }

    /** A frame was answered, so long after it was taken. */
    public void answered(long nanos) {
        request.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A frame's decoding begins, so long after it was taken. */
    public void queued(long nanos) {
        queue.record(nanos, TimeUnit.NANOSECONDS);
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

    /** A batch's answers were made into detections. */
    public void output(long nanos) {
        output.record(nanos, TimeUnit.NANOSECONDS);
    }
}
