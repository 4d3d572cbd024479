package dev.fovea.load.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user can choose of a start.
 *
 * @param externalKafka {@code host:port} of an existing cluster, in place of a broker of our own
 * @param kafkaPort of our own broker; its controller listens on the next
 * @param queryPort of REST and pages; inference listens on the next, ingest on the one after
 * @param model {@code name} or {@code name/version} of a model package, or empty for the bundled one
 * @param properties further settings of the services, by their full names, such as {@code fovea.inference.mode}
 * @param jvmOptions of the services, beside their own; the later of two that disagree counts
 */
public record Settings(
        Optional<String> externalKafka,
        int kafkaPort,
        int queryPort,
        Optional<String> model,
        Map<String, String> properties,
        List<String> jvmOptions) {

    public static final int KAFKA_PORT = 9092;
    public static final int QUERY_PORT = 8080;

    public Settings {
        properties = Map.copyOf(properties);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** With the services' own JVM options. */
    public Settings(
            Optional<String> externalKafka,
            int kafkaPort,
            int queryPort,
            Optional<String> model,
            Map<String, String> properties) {
        this(externalKafka, kafkaPort, queryPort, model, properties, List.of());
    }

    /** Everything as it is without options. */
    public static Settings defaults() {
        return new Settings(Optional.empty(), KAFKA_PORT, QUERY_PORT, Optional.empty(), Map.of());
    }

    /** Where the services find the broker. */
    public String kafka() {
        return externalKafka.orElse("127.0.0.1:" + kafkaPort);
    }

    /** The port of a service. */
    public int port(Service service) {
        return switch (service) {
            case KAFKA -> kafkaPort;
            case QUERY -> queryPort;
            case INFERENCE -> queryPort + 1;
            case INGEST -> queryPort + 2;
        };
    }
}
