package dev.fovea.inference.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** The spans of one traced frame from being taken until its result is visible. For one thread at a time. */
public final class TracedFrame {

    private final Tracer tracer;
    private final Span process;
    private @Nullable Span send;

    TracedFrame(Tracer tracer, Span process) {
        this.tracer = tracer;
        this.process = process;
    }

    /** Names the frame's processing, for its steps. */
    public String traceparent() {
        return TraceParent.of(process);
    }

    /**
     * The frame's result is being sent.
     *
     * @param topic to which
     * @param reason why there is no detection; null if there is one
     * @return names the sending, for whoever reads the result
     */
    public String sending(String topic, @Nullable String reason) {
        if (reason != null) {
            process.setAttribute(Conventions.REASON, reason);
        }
        Span begun = Tracing.messaging(tracer, Conventions.SEND, Conventions.SEND, topic, SpanKind.PRODUCER)
                .setParent(Context.root().with(process))
                .startSpan();
        send = begun;
        return TraceParent.of(begun);
    }

    /** The result is visible, or, where none was sent, nothing more will come. */
    public void settled() {
        if (send != null) {
            send.end();
        }
        process.end();
    }

    /** Nothing of it became visible: the frame is taken again. */
    public void abandoned() {
        if (send != null) {
            send.setStatus(StatusCode.ERROR, "not committed");
            send.end();
        }
        process.setStatus(StatusCode.ERROR, "not committed; the frame is taken again");
        process.end();
    }
}
