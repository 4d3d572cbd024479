package dev.fovea.query.broker;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts a broker for a test of the whole service and points the service at it. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Broker broker;

    @Override
    public Map<String, String> start() {
        try {
            broker = Broker.start();
            Path state = Files.createTempDirectory("fovea-query-state-");
            return Map.of(
                    "kafka.bootstrap.servers", broker.servers(),
                    "fovea.state.directory", state.toString(),
                    "fovea.topics.partitions", "3",
                    "fovea.live.heartbeat", "PT1S",
                    // Small and short, so that clients fall behind and are cut off within a test.
                    "fovea.live.ring", "256",
                    "fovea.live.stalled", "PT5S",
                    "fovea.cameras.test-timeout", "PT1S",
                    "quarkus.http.test-port", "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            Objects.requireNonNull(broker).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
