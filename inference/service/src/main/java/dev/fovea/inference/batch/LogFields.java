package dev.fovea.inference.batch;

import dev.fovea.inference.frames.Arrival;
import java.util.Map;
import org.jboss.logging.MDC;

/**
 * Fields {@code camera}, {@code epoch} and {@code seq} of what this thread logs until they are closed, for logs that are
 * written as JSON. To be open around one line and no more: threads that begin meanwhile would have them too.
 */
final class LogFields implements AutoCloseable {

    private final Map<String, ?> fields;

    private LogFields(Map<String, ?> fields) {
        this.fields = fields;
        fields.forEach(MDC::put);
    }

    /** A line that concerns a frame. */
    static LogFields of(Arrival.Frame frame) {
        return new LogFields(Map.of(
                "camera",
                frame.camera(),
                "epoch",
                frame.headers().epoch(),
                "seq",
                frame.headers().seq()));
    }

    @Override
    public void close() {
        fields.keySet().forEach(MDC::remove);
    }
}
