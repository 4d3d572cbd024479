package dev.fovea.ingest.registry;

import dev.fovea.ingest.config.IngestSettings;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.TopicSetup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Waits for the broker and makes sure that the topics are there and right. */
final class BrokerTopics {

    private static final Logger LOG = Logger.getLogger(BrokerTopics.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Map<String, Object> config;
    private final IngestSettings.Topics settings;

    BrokerTopics(Map<String, Object> kafka, IngestSettings.Topics settings) {
        this.config = new HashMap<>(kafka);
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "fovea-ingest-setup");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        this.settings = settings;
    }

    /**
     * Returns true once the topics are as they must be, or false when cancelled.
     *
     * @throws dev.fovea.topics.TopicMismatchException if they exist with settings that cannot be used
     */
    boolean await(BooleanSupplier cancelled) throws InterruptedException {
        while (!cancelled.getAsBoolean()) {
            try (Admin admin = Admin.create(config)) {
                new TopicSetup(admin, settings.partitions(), settings.replication()).ensure();
                return true;
            } catch (ExecutionException | KafkaException e) {
                String brokers = String.valueOf(config.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
                LOG.warnf("%s; trying again", BrokerFailure.describe(e, brokers));
            }
            Thread.sleep(RETRY);
        }
        return false;
    }
}
