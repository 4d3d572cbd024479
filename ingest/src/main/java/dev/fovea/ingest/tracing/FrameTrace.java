package dev.fovea.ingest.tracing;

import dev.fovea.topics.Reason;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.function.BiConsumer;

/** The span of one traced frame on its way to the broker. For one thread. */
public final class FrameTrace {

    private static final TextMapSetter<BiConsumer<String, String>> SETTER = (carrier, name, value) -> {
        if (carrier != null) {
            carrier.accept(name, value);
        }
    };

    private final Span send;

    FrameTrace(Span send) {
        this.send = send;
    }

    /** Gives the headers of W3C's trace context by which the next one goes on with this trace. */
    public void writeTo(BiConsumer<String, String> headers) {
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(send), headers, SETTER);
    }

    /** The broker keeps the frame for good. */
    public void published() {
        send.end();
    }

    /** The frame was given up. */
    public void dropped(Reason reason) {
        send.setStatus(StatusCode.ERROR, reason.word());
        send.setAttribute("error.type", reason.word());
        send.end();
    }
}
