package dev.fovea.load.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of one KRaft node (KIP-500), broker and controller in one process, on loopback. A cluster of three keeps
 * three copies of everything and acknowledges what two have; a single node keeps one.
 *
 * @param node this node's id
 * @param controllers the controller's port of each node, by id
 * @param listeners by name; each name is a way of its own to the broker
 * @param between the name of the listener by which brokers reach each other
 * @param more further settings by Kafka's names
 */
record BrokerSettings(
        int node,
        Map<Integer, Integer> controllers,
        Map<String, Listener> listeners,
        String between,
        Map<String, String> more) {

    private static final String CONTROLLER = "CONTROLLER";
    private static final String LOOPBACK = "127.0.0.1:";

    /**
     * A TCP port of the broker.
     *
     * @param port where the broker listens
     * @param advertised the port that clients of this listener are told: another one where a proxy stands between
     */
    record Listener(int port, int advertised) {}

    BrokerSettings {
        controllers = Map.copyOf(controllers);
        listeners = Map.copyOf(listeners);
        more = Map.copyOf(more);
    }

    /** A node alone; its controller listens on the next port. */
    static BrokerSettings single(int port) {
        return new BrokerSettings(
                1, Map.of(1, port + 1), Map.of("PLAINTEXT", new Listener(port, port)), "PLAINTEXT", Map.of());
    }

    /** The lines of {@code server.properties}. */
    List<String> lines(Path data) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(node));
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("message.max.bytes", Integer.toString(8 << 20));
        settings.put("replica.fetch.max.bytes", Integer.toString(8 << 20));
        settings.put("log.retention.check.interval.ms", "60000");
        addresses(settings);
        copies(settings);
        settings.putAll(more);
        return settings.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();
    }

    private void addresses(Map<String, String> settings) {
        Map<String, Listener> sorted = new TreeMap<>(listeners);
        settings.put(
                "controller.quorum.voters",
                new TreeMap<>(controllers)
                        .entrySet().stream()
                                .map(e -> e.getKey() + "@" + LOOPBACK + e.getValue())
                                .collect(Collectors.joining(",")));
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "listeners",
                sorted.entrySet().stream()
                                .map(e -> e.getKey() + "://" + LOOPBACK
                                        + e.getValue().port() + ",")
                                .collect(Collectors.joining())
                        + CONTROLLER + "://" + LOOPBACK + controllers.get(node));
        settings.put(
                "advertised.listeners",
                sorted.entrySet().stream()
                        .map(e -> e.getKey() + "://" + LOOPBACK + e.getValue().advertised())
                        .collect(Collectors.joining(",")));
        settings.put("inter.broker.listener.name", between);
        settings.put(
                "listener.security.protocol.map",
                sorted.keySet().stream().map(name -> name + ":PLAINTEXT,").collect(Collectors.joining()) + CONTROLLER
                        + ":PLAINTEXT");
    }

    private void copies(Map<String, String> settings) {
        String copies = Integer.toString(Math.min(3, controllers.size()));
        String inSync = controllers.size() < 3 ? "1" : "2";
        settings.put("default.replication.factor", copies);
        settings.put("min.insync.replicas", inSync);
        settings.put("offsets.topic.replication.factor", copies);
        settings.put("offsets.topic.num.partitions", "8");
        settings.put("transaction.state.log.replication.factor", copies);
        settings.put("transaction.state.log.min.isr", inSync);
        settings.put("transaction.state.log.num.partitions", "8");
    }
}
