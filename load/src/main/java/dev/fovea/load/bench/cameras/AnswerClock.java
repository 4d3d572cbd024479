package dev.fovea.load.bench.cameras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.bench.rig.Lateness;
import dev.fovea.load.client.QueryClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks the query service again and again for a camera's newest detection, and looks at the clock when there is a new one.
 * A pause lies between two questions, so what it finds is too late by half of it on average. Thread-safe.
 */
final class AnswerClock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Lateness late = new Lateness();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;

    AnswerClock(URI query, String camera) {
        thread = Thread.ofPlatform().name("answer-clock").start(() -> run(query, camera));
    }

    private void run(URI query, String camera) {
        String newest = "";
        boolean first = true;
        try (QueryClient client = new QueryClient(query)) {
            while (!Thread.currentThread().isInterrupted()) {
                Optional<JsonNode> answer = client.latest(camera);
                String frame = answer.map(d -> d.path("frame").toString()).orElse("");
                if (!frame.equals(newest)) {
                    newest = frame;
                    if (!first) { // The first may have been there for long.
                        late.add(Duration.between(
                                Instant.parse(
                                        answer.orElseThrow().path("capturedAt").asText()),
                                Instant.now()));
                    }
                    first = false;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // close() ends it so.
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /**
     * Stops asking.
     *
     * @return how long after its capture each detection was answered
     * @throws RuntimeException what went wrong while asking
     */
    Lateness stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        RuntimeException wrong = failure.get();
        if (wrong != null) {
            throw wrong;
        }
        return late;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
