package dev.fovea.inference.tracing;

import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Topic;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with the traces that ingest began: a frame's processing with its steps below it, and each batch of the network,
 * which links to the frames in it and they to it. A frame whose header names no sampled trace costs a look at the header;
 * where tracing is off, not even that. Thread-safe.
 */
public final class Tracing {

    private static final String COMPUTE = "compute";
    private static final Tracing OFF = new Tracing(null, Clock.systemUTC());

    private final @Nullable Tracer tracer;
    private final Clock clock;

    private Tracing(@Nullable Tracer tracer, Clock clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    /** Traces nothing. */
    public static Tracing off() {
        return OFF;
    }

    /** Goes on with every sampled trace. */
    public static Tracing with(OpenTelemetry openTelemetry, Clock clock) {
        return new Tracing(openTelemetry.getTracer("dev.fovea.inference"), clock);
    }

    /** Whether anything is traced. */
    public boolean isOn() {
        return tracer != null;
    }

    /**
     * A frame has been taken; empty if it is not traced.
     *
     * @param traceparent of its record
     * @param group that took it
     */
    public Optional<TracedFrame> taken(@Nullable String traceparent, FrameRef place, String group) {
        Context sender = TraceParent.read(traceparent);
        if (tracer == null || !TraceParent.isSampled(sender)) {
            return Optional.empty();
        }
        Span process = messaging(
                        tracer, Conventions.PROCESS, Conventions.PROCESS, Topic.FRAMES.topic(), SpanKind.CONSUMER)
                .setParent(sender)
                .setAttribute(Conventions.GROUP, group)
                .setAttribute(Conventions.PARTITION, Integer.toString(place.partition()))
                .setAttribute(Conventions.OFFSET, place.offset())
                .startSpan();
        return Optional.of(new TracedFrame(tracer, process));
    }

    static SpanBuilder messaging(Tracer tracer, String operation, String type, String topic, SpanKind kind) {
        return tracer.spanBuilder(operation + " " + topic)
                .setSpanKind(kind)
                .setAttribute(Conventions.SYSTEM, Conventions.KAFKA)
                .setAttribute(Conventions.OPERATION, operation)
                .setAttribute(Conventions.OPERATION_TYPE, type)
                .setAttribute(Conventions.DESTINATION, topic);
    }

    /**
     * One step of a frame's processing is done.
     *
     * @param traceparent of the frame's processing
     * @param from by {@link System#nanoTime}
     * @param to likewise
     */
    public void step(String name, @Nullable String traceparent, long from, long to) {
        if (tracer == null || traceparent == null) {
            return;
        }
        Context process = TraceParent.read(traceparent);
        if (TraceParent.isSampled(process)) {
            end(begin(tracer.spanBuilder(name).setParent(process), from), to);
        }
    }

    /**
     * A batch went through the network.
     *
     * @param frames of which a region is in it, by the traceparents of their processing, null for one that is not traced
     * @param from by {@link System#nanoTime}
     * @param to likewise
     */
    public void batch(String model, int regions, List<@Nullable String> frames, long from, long to) {
        if (tracer == null) {
            return;
        }
        List<Context> traced = new ArrayList<>();
        for (String frame : frames) {
            Context process = TraceParent.read(frame);
            if (TraceParent.isSampled(process)) {
                traced.add(process);
            }
        }
        if (traced.isEmpty()) {
            return;
        }
        // A trace of its own, since it belongs to no one frame.
        SpanBuilder builder = messaging(tracer, COMPUTE, Conventions.PROCESS, Topic.FRAMES.topic(), SpanKind.CONSUMER)
                .setNoParent()
                .setAttribute(Conventions.BATCH_COUNT, (long) frames.size())
                .setAttribute(Conventions.REGIONS, (long) regions)
                .setAttribute(Conventions.MODEL, model);
        traced.forEach(process -> builder.addLink(TraceParent.span(process)));
        Span batch = begin(builder, from);
        end(batch, to);
        for (Context process : traced) {
            SpanBuilder step = tracer.spanBuilder(COMPUTE).setParent(process).addLink(batch.getSpanContext());
            end(begin(step, from), to);
        }
    }

    private Span begin(SpanBuilder builder, long from) {
        return builder.setStartTimestamp(sinceEpoch(from), TimeUnit.NANOSECONDS).startSpan();
    }

    private void end(Span span, long to) {
        span.end(sinceEpoch(to), TimeUnit.NANOSECONDS);
    }

    private long sinceEpoch(long nanoTime) {
        Instant now = clock.instant();
        long ago = System.nanoTime() - nanoTime;
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - ago;
    }
}
