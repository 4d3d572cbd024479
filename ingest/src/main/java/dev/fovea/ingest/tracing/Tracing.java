package dev.fovea.ingest.tracing;

import dev.fovea.ingest.capture.Frame;
import dev.fovea.topics.Topic;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Begins a trace for each frame that OpenTelemetry's sampler chooses: a span from capture until the frame is taken to be
 * published, and below it the span of its publishing, whose context travels with the frame. Named after OpenTelemetry's
 * semantic conventions for messaging. Where tracing is off nothing is asked of OpenTelemetry. Thread-safe.
 */
@Singleton
public class Tracing {

    private static final AttributeKey<String> CAMERA = AttributeKey.stringKey("fovea.camera");
    private static final AttributeKey<Long> EPOCH = AttributeKey.longKey("fovea.epoch");
    private static final AttributeKey<Long> SEQ = AttributeKey.longKey("fovea.seq");
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<String> KEY = AttributeKey.stringKey("messaging.kafka.message.key");
    private static final AttributeKey<Long> BODY_SIZE = AttributeKey.longKey("messaging.message.body.size");
    private static final String SEND = "send";

    private final @Nullable Tracer tracer;

    /** @param disabled as OpenTelemetry's own setting has it */
    @Inject
    Tracing(
            OpenTelemetry openTelemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean disabled) {
        this(disabled ? null : openTelemetry.getTracer("dev.fovea.ingest"));
    }

    private Tracing(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** Traces nothing. */
    public static Tracing off() {
        return new Tracing(null);
    }

    /** Traces what the sampler of {@code openTelemetry} chooses. */
    public static Tracing with(OpenTelemetry openTelemetry) {
        return new Tracing(openTelemetry, false);
    }

    /** A frame is about to be sent for the first time; empty if it is not traced. */
    public Optional<FrameTrace> sending(Frame frame, int partition) {
        if (tracer == null) {
            return Optional.empty();
        }
        Span capture = tracer.spanBuilder("capture")
                .setNoParent()
                .setStartTimestamp(startOf(frame.headers().capturedAt()))
                .setAttribute(CAMERA, frame.camera())
                .setAttribute(EPOCH, frame.headers().epoch())
                .setAttribute(SEQ, frame.headers().seq())
                .startSpan();
        if (!capture.getSpanContext().isSampled()) {
            return Optional.empty();
        }
        Context context = Context.root().with(capture);
        String topic = Topic.FRAMES.topic();
        Span send = tracer.spanBuilder(SEND + " " + topic)
                .setParent(context)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION, SEND)
                .setAttribute(OPERATION_TYPE, SEND)
                .setAttribute(DESTINATION, topic)
                .setAttribute(PARTITION, Integer.toString(partition))
                .setAttribute(KEY, frame.camera())
                .setAttribute(BODY_SIZE, (long) frame.jpeg().length)
                .startSpan();
        capture.end();
        return Optional.of(new FrameTrace(send));
    }

    /** A clock that was put back must not let a frame be captured after it was sent. */
    private static Instant startOf(Instant capturedAt) {
        Instant now = Instant.now();
        return capturedAt.isAfter(now) ? now : capturedAt;
    }
}
