package dev.fovea.load.cluster;

import dev.fovea.load.proxy.TcpProxy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The proxies between services and brokers and between brokers. Each broker has a listener of its own for each service,
 * advertised with its proxy's port, so that a client cannot learn of a way around it.
 */
final class Ways implements AutoCloseable {

    /** The listener by which brokers reach each other. */
    static final String BETWEEN = Service.KAFKA.name();

    /** By service, then by broker from 0. */
    private final Map<Service, Map<Integer, TcpProxy>> proxies = new EnumMap<>(Service.class);

    /** By broker from 0, then by name. */
    private final List<Map<String, BrokerSettings.Listener>> listeners = new ArrayList<>();

    /** @param first of the ports behind the proxies, one a broker and service */
    Ways(int brokers, int first) throws IOException {
        int port = first;
        for (int broker = 0; broker < brokers; broker++) {
            Map<String, BrokerSettings.Listener> ofBroker = new HashMap<>();
            for (Service service : Service.values()) {
                TcpProxy proxy = new TcpProxy(port);
                proxies.computeIfAbsent(service, s -> new TreeMap<>()).put(broker, proxy);
                ofBroker.put(service.name(), new BrokerSettings.Listener(port, proxy.port()));
                port++;
            }
            listeners.add(ofBroker);
        }
    }

    /** The listeners of one broker, from 0. */
    Map<String, BrokerSettings.Listener> listeners(int broker) {
        return listeners.get(broker);
    }

    /** By broker from 0. */
    Map<Integer, TcpProxy> of(Service service) {
        return proxies.getOrDefault(service, Map.of());
    }

    /** Where a service finds the brokers. */
    String bootstrap(Service service) {
        return of(service).values().stream().map(p -> "127.0.0.1:" + p.port()).collect(Collectors.joining(","));
    }

    @Override
    public void close() throws IOException {
        for (Map<Integer, TcpProxy> ofService : proxies.values()) {
            for (TcpProxy proxy : ofService.values()) {
                proxy.close();
            }
        }
    }
}
