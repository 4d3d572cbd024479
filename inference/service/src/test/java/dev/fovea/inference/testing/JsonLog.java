package dev.fovea.inference.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.topics.Json;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs, as it is written where logs are JSON. Thread-safe. */
public final class JsonLog implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final JsonFormatter formatter = new JsonFormatter();
    private final Logger logger;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    public JsonLog(Class<?> logging) {
        logger = Logger.getLogger(logging.getName());
        logger.addHandler(handler);
    }

    /** The lines so far. */
    public List<JsonNode> lines() {
        return lines.stream().map(JsonLog::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
