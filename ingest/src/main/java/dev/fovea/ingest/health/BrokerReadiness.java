package dev.fovea.ingest.health;

import dev.fovea.ingest.registry.Ingest;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready means: definitions are being read, and the broker answers now. Cameras do not count. */
@Readiness
@Singleton
public class BrokerReadiness implements HealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Ingest ingest;
    private final Map<String, Object> config;
    private @Nullable Admin admin;

    BrokerReadiness(Ingest ingest, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.ingest = ingest;
        this.config = new HashMap<>(kafka);
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "fovea-ingest-health");
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker")
                .status(ingest.isReady() && answers())
                .withData("address", String.valueOf(config.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)))
                .build();
    }

    private synchronized boolean answers() {
        Admin client = admin;
        if (client == null) {
            client = Admin.create(config);
            admin = client;
        }
        try {
            client.describeCluster().nodes().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false; // Down is the answer; why is in the log of whoever works with the broker.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(LIMIT);
        }
    }
}
