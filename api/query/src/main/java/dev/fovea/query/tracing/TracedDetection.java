package dev.fovea.query.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** The span of one detection from being taken until the state holds it. For one thread. */
public final class TracedDetection implements AutoCloseable {

    private final Span process;
    private boolean isApplied;

    TracedDetection(Span process) {
        this.process = process;
    }

    static TracedDetection untraced() {
        return new TracedDetection(Span.getInvalid());
    }

    /** The state holds what is to be kept of it. */
    public void applied() {
        isApplied = true;
    }

    /** Nothing more comes; one that was not applied is taken again. */
    @Override
    public void close() {
        if (!isApplied) {
            process.setStatus(StatusCode.ERROR, "not applied; the detection is taken again");
        }
        process.end();
    }
}
