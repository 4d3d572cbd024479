package dev.fovea.query.startup;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.instances.Instances;
import dev.fovea.query.kafka.BrokerSettings;
import dev.fovea.query.live.LiveFeed;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.Topic;
import dev.fovea.topics.TopicMismatchException;
import dev.fovea.topics.TopicSetup;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Makes sure of the topics, then starts what reads them. While the broker cannot be reached it keeps trying and says so;
 * topics that break a promise end the process with the commands that mend them.
 */
@ApplicationScoped
public class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final QuerySettings settings;
    private final Instances instances;
    private final LiveFeed feed;
    private final BrokerSettings broker;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Startup(QuerySettings settings, Instances instances, LiveFeed feed, BrokerSettings broker) {
        this.settings = settings;
        this.instances = instances;
        this.feed = feed;
        this.broker = broker;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("startup").start(this::prepare);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
        feed.close();
    }

    private void prepare() {
        Duration pause = Duration.ofSeconds(1);
        try {
            while (!isPrepared()) {
                if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (TopicMismatchException e) {
            LOG.error(e.getMessage());
            Quarkus.asyncExit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isPrepared() throws InterruptedException {
        try (Admin admin = Admin.create(broker.with(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "5000",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                "5000")))) {
            new TopicSetup(
                            admin,
                            settings.topics().partitions(),
                            settings.topics().replication())
                    .ensure();
            String topic = Topic.DETECTIONS.topic();
            int partitions = Objects.requireNonNull(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic))
                    .partitions()
                    .size();
            feed.start(partitions);
            instances.partitionsAre(partitions);
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("%s; trying again", BrokerFailure.describe(e, broker.address()));
            return false;
        }
    }
}
