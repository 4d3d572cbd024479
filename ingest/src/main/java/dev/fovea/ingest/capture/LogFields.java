package dev.fovea.ingest.capture;

import java.util.Map;
import org.jboss.logging.MDC;

/**
 * Fields {@code camera} and {@code epoch} of what this thread logs until they are closed, for logs that are written as JSON.
 * To be open around one line and no more: threads that begin meanwhile would have them too.
 */
public final class LogFields implements AutoCloseable {

    private final Map<String, ?> fields;

    private LogFields(Map<String, ?> fields) {
        this.fields = fields;
        fields.forEach(MDC::put);
    }

    /** A line that concerns a camera. */
    public static LogFields of(String camera) {
        return new LogFields(Map.of("camera", camera));
    }

    /** A line that concerns an epoch of a camera. */
    static LogFields of(String camera, long epoch) {
        return new LogFields(Map.of("camera", camera, "epoch", epoch));
    }

    @Override
    public void close() {
        fields.keySet().forEach(MDC::remove);
    }
}
