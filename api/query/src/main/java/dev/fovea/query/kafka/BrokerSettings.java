package dev.fovea.query.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Everything below {@code kafka.} in this service's settings, which is what each of its Kafka clients gets: address,
 * security protocol, certificates, logins.
 */
@Singleton
public final class BrokerSettings {

    private final Map<String, Object> all;

    /** @param all as the framework gathers it, by the names of Kafka's own settings */
    public BrokerSettings(@Identifier("default-kafka-broker") Map<String, Object> all) {
        this.all = new HashMap<>(all);
        // The framework adds the application's name, which is the group of the state: nothing else may be in that one.
        this.all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    /** The value of {@code kafka.bootstrap.servers}, for messages. */
    public String address() {
        return String.valueOf(all.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /**
     * The settings of one client.
     *
     * @param own what this client needs to be so, whatever is set for all
     */
    public Map<String, Object> with(Map<String, ?> own) {
        Map<String, Object> merged = new HashMap<>(all);
        merged.putAll(own);
        return merged;
    }
}
