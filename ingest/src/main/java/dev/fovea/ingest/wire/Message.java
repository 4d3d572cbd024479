package dev.fovea.ingest.wire;

import dev.fovea.ingest.config.SourceSettings;
import dev.fovea.ingest.feed.Kept;
import dev.fovea.topics.Camera;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message between ingest and a worker. Captures are told apart by numbers that ingest gives and never gives twice in
 * one worker.
 */
public sealed interface Message {

    /** The name of the thread that reads a camera: the JVM prints it when native code crashes. */
    static String threadOf(String camera) {
        return "capture-" + camera;
    }

    /** What ingest says. */
    sealed interface ToWorker extends Message {}

    /** What a worker says. */
    sealed interface FromWorker extends Message {}

    /**
     * The first message: how sources are opened.
     *
     * @param maxBytes of a picture that is published
     * @param jpegQuality 1 to 100
     * @param properties system properties that tell which certificates are trusted
     */
    record Setup(SourceSettings sources, int maxBytes, int jpegQuality, Map<String, String> properties)
            implements ToWorker {

        public Setup {
            properties = Map.copyOf(properties);
        }
    }

    /**
     * Open a source.
     *
     * @param location the camera's address with its secrets
     */
    record Open(int capture, Camera camera, String location) implements ToWorker {

        /** Without the location, which holds secrets. */
        @Override
        public String toString() {
            return "Open[capture=" + capture + ", camera=" + camera.id() + "]";
        }
    }

    /** So many bytes of pictures more may be sent; the first such message starts the reading. */
    record Credit(int capture, long bytes) implements ToWorker {}

    /** Stop reading a source, which {@link Ended} answers. */
    record Close(int capture) implements ToWorker {}

    /** The worker awaits cameras; it answers {@link Setup}. */
    record Ready() implements FromWorker {}

    /** A source is open. */
    record Opened(int capture) implements FromWorker {}

    /** What was kept of a source. */
    record Got(int capture, Kept kept) implements FromWorker {}

    /**
     * Nothing more comes from a source.
     *
     * @param error why it failed, without any secret, or null if it came to its end or was closed
     */
    record Ended(int capture, @Nullable String error) implements FromWorker {}

    /**
     * Said regularly.
     *
     * @param overdue captures whose running native call should have come back, and how long ago
     */
    record Alive(Map<Integer, Duration> overdue) implements FromWorker {

        public Alive {
            overdue = Map.copyOf(overdue);
        }
    }
}
