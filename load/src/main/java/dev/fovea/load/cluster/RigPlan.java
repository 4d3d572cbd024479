package dev.fovea.load.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link Rig} consists of.
 *
 * @param brokers 1, or 3 for three copies of everything
 * @param services how many processes of each service, the broker aside
 * @param later how many of a service's processes, the last ones, are left to be started later
 * @param settings of each service by their full names
 * @param broker settings of the brokers by Kafka's names
 * @param jvmOptions of a service beside the usual ones, such as a heap; a later option wins
 * @param wrappers what stands before the command of a service, such as {@code prlimit}; it must replace itself by the command
 * @param disks MiB of the file system of its own that each process of a service gets for what it writes
 */
public record RigPlan(
        int brokers,
        Map<Service, Integer> services,
        Map<Service, Integer> later,
        Map<Service, Map<String, String>> settings,
        Map<String, String> broker,
        Map<Service, List<String>> jvmOptions,
        Map<Service, List<String>> wrappers,
        Map<Service, Integer> disks) {

    public RigPlan {
        if (brokers != 1 && brokers != 3) {
            throw new IllegalArgumentException(brokers + " brokers: 1 and 3 are accepted");
        }
        services = Map.copyOf(services);
        later = Map.copyOf(later);
        settings = Map.copyOf(settings);
        broker = Map.copyOf(broker);
        jvmOptions = Map.copyOf(jvmOptions);
        wrappers = Map.copyOf(wrappers);
        disks = Map.copyOf(disks);
    }

    /** One process of each, with pauses short enough for a test. */
    public static RigPlan single() {
        return new RigPlan(
                1,
                Map.of(Service.INGEST, 1, Service.INFERENCE, 1, Service.QUERY, 1),
                Map.of(),
                Map.of(
                        Service.INGEST,
                        Map.of("fovea.capture.retry-most", "PT2S", "fovea.capture.status-interval", "PT1S")),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    /** How many processes there are beside the brokers. */
    int processes() {
        return services.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** With three brokers. */
    public RigPlan threeBrokers() {
        return new RigPlan(3, services, later, settings, broker, jvmOptions, wrappers, disks);
    }

    /** With so many processes of a service. */
    public RigPlan with(Service service, int count) {
        return new RigPlan(
                brokers, put(services, service, count), later, settings, broker, jvmOptions, wrappers, disks);
    }

    /** With so many of a service's processes left to be started later. */
    public RigPlan startingLater(Service service, int count) {
        return new RigPlan(
                brokers, services, put(later, service, count), settings, broker, jvmOptions, wrappers, disks);
    }

    /** How many of a service's processes, the first ones, are started with the rest. */
    int startedAtOnce(Service service) {
        return services.getOrDefault(service, 0) - later.getOrDefault(service, 0);
    }

    /** With a setting of a service. */
    public RigPlan with(Service service, String setting, String value) {
        Map<String, String> ofService = put(settings.getOrDefault(service, Map.of()), setting, value);
        return new RigPlan(
                brokers, services, later, put(settings, service, ofService), broker, jvmOptions, wrappers, disks);
    }

    /** With a setting of the brokers. */
    public RigPlan broker(String setting, String value) {
        return new RigPlan(
                brokers, services, later, settings, put(broker, setting, value), jvmOptions, wrappers, disks);
    }

    /** With options of a service's JVM. */
    public RigPlan jvm(Service service, String... options) {
        return new RigPlan(
                brokers,
                services,
                later,
                settings,
                broker,
                put(jvmOptions, service, List.of(options)),
                wrappers,
                disks);
    }

    /** With something before a service's command. */
    public RigPlan wrapped(Service service, String... wrapper) {
        return new RigPlan(
                brokers,
                services,
                later,
                settings,
                broker,
                jvmOptions,
                put(wrappers, service, List.of(wrapper)),
                disks);
    }

    /** With a small disk, of which there is but this much, for each process of a service. */
    public RigPlan onDisk(Service service, int mebibytes) {
        return new RigPlan(
                brokers, services, later, settings, broker, jvmOptions, wrappers, put(disks, service, mebibytes));
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> grown = new HashMap<>(map);
        grown.put(key, value);
        return grown;
    }
}
