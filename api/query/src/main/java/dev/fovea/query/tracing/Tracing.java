package dev.fovea.query.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Topic;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Ends the traces that ingest began and inference went on with: the span of a detection's processing, below that of its
 * sending, named after OpenTelemetry's semantic conventions for messaging. A detection whose header names no sampled trace
 * costs a look at the header; where tracing is off, not even that. Thread-safe.
 */
public final class Tracing {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final String PROCESS = "process";

    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(FrameHeaders.TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
        }
    };

    private static final Tracing OFF = new Tracing(null, "");

    private final @Nullable Tracer tracer;
    private final String group;

    private Tracing(@Nullable Tracer tracer, String group) {
        this.tracer = tracer;
        this.group = group;
    }

    /** Traces nothing. */
    public static Tracing off() {
        return OFF;
    }

    /**
     * Ends every sampled trace.
     *
     * @param group that takes the detections
     */
    public static Tracing with(OpenTelemetry openTelemetry, String group) {
        return new Tracing(openTelemetry.getTracer("dev.fovea.query"), group);
    }

    /**
     * A detection has been taken.
     *
     * @param headers of its record
     * @param place of its record
     */
    public TracedDetection taken(Headers headers, RecordMetadata place) {
        if (tracer == null || headers.lastHeader(FrameHeaders.TRACEPARENT) == null) {
            return TracedDetection.untraced();
        }
        Context sender = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, GETTER);
        if (!Span.fromContext(sender).getSpanContext().isSampled()) {
            return TracedDetection.untraced();
        }
        String topic = Topic.DETECTIONS.topic();
        return new TracedDetection(tracer.spanBuilder(PROCESS + " " + topic)
                .setParent(sender)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION, PROCESS)
                .setAttribute(OPERATION_TYPE, PROCESS)
                .setAttribute(DESTINATION, topic)
                .setAttribute(GROUP, group)
                .setAttribute(PARTITION, Integer.toString(place.partition()))
                .setAttribute(OFFSET, place.offset())
                .startSpan());
    }
}
