package dev.fovea.inference.tracing;

import dev.fovea.topics.FrameHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The header of W3C's trace context, read and written by OpenTelemetry. */
final class TraceParent {

    private static final TextMapSetter<Map<String, String>> SETTER = (carrier, name, value) -> {
        if (carrier != null) {
            carrier.put(name, value);
        }
    };

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(FrameHeaders.TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String name) {
            return name.equals(FrameHeaders.TRACEPARENT) ? traceparent : null;
        }
    };

    private TraceParent() {}

    /** The context that a header names; without a valid span if there is no header or it cannot be read. */
    static Context read(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, GETTER);
    }

    /** The span of a context, and whether it is one that is traced. */
    static boolean isSampled(Context context) {
        return span(context).isSampled();
    }

    static SpanContext span(Context context) {
        return Span.fromContext(context).getSpanContext();
    }

    /** The header that names a span. */
    static String of(Span span) {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), carrier, SETTER);
        return Objects.requireNonNull(carrier.get(FrameHeaders.TRACEPARENT), "a span that is traced has a context");
    }
}
