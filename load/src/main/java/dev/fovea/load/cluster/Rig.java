package dev.fovea.load.cluster;

import dev.fovea.load.proxy.Condition;
import dev.fovea.load.proxy.TcpProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * Fovea as real processes on loopback for tests that break it: brokers and services that can be killed and frozen, and a
 * proxy on every way between a service and a broker and between brokers. Not thread-safe.
 */
public final class Rig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration END = Duration.ofSeconds(20);
    private static final String DIRECT = "DIRECT";
    private static final List<String> LIGHT = List.of("-XX:TieredStopAtLevel=1");

    private final Home home;
    private final Ways ways;
    private final Disks disks;
    private final Map<Service, List<Node>> nodes = new EnumMap<>(Service.class);
    private final Thread orphans = new Thread(this::killAll, "rig-orphans");

    private Rig(Home home, Ways ways, Disks disks) {
        this.home = home;
        this.ways = ways;
        this.disks = disks;
        Runtime.getRuntime().addShutdownHook(orphans);
    }

    /**
     * Starts everything that the plan does not leave for later, and waits until it is ready.
     *
     * @param project root of the build
     * @param home empty
     * @throws ClusterException if a process ends or is not ready in time
     */
    public static Rig start(Path project, Home home, RigPlan plan) throws IOException, InterruptedException {
        Rig rig = startBrokers(project, home, plan);
        try {
            List<Node> started = Stream.of(Service.INGEST, Service.INFERENCE, Service.QUERY)
                    .flatMap(service -> rig.all(service).stream().limit(plan.startedAtOnce(service)))
                    .toList();
            for (Node node : started) {
                node.start();
            }
            for (Node node : started) {
                node.awaitReady(PATIENCE);
            }
            return rig;
        } catch (IOException | InterruptedException | RuntimeException e) {
            rig.close();
            throw e;
        }
    }

    /** As {@link #start}, but leaves the services to {@link #startAll}. */
    public static Rig startBrokers(Path project, Home home, RigPlan plan) throws IOException, InterruptedException {
        home.prepare();
        new ModelPackages(project, home).provide();
        int brokers = plan.brokers();
        int first = Ports.free(brokers * (2 + Service.values().length) + plan.processes());
        Rig rig = new Rig(home, new Ways(brokers, first + 2 * brokers), new Disks(home, plan.disks()));
        try {
            rig.prepare(new JavaCommand(project), plan, first);
            rig.startAll(Service.KAFKA);
            return rig;
        } catch (IOException | InterruptedException | RuntimeException e) {
            rig.close();
            throw e;
        }
    }

    private void prepare(JavaCommand java, RigPlan plan, int first) throws IOException, InterruptedException {
        String cluster = Uuid.randomUuid().toString();
        Map<Integer, Integer> controllers = new HashMap<>();
        for (int i = 0; i < plan.brokers(); i++) {
            controllers.put(i + 1, first + plan.brokers() + i);
        }
        Map<String, String> more = new HashMap<>(Map.of("num.network.threads", "1", "num.io.threads", "4"));
        more.putAll(plan.broker());
        for (int i = 0; i < plan.brokers(); i++) {
            Map<String, BrokerSettings.Listener> listeners = new HashMap<>(ways.listeners(i));
            listeners.put(DIRECT, new BrokerSettings.Listener(first + i, first + i));
            BrokerSettings settings = new BrokerSettings(i + 1, controllers, listeners, Ways.BETWEEN, more);
            Path directory = home.kafka().resolve(Integer.toString(i + 1));
            List<String> entry = disks.entry(Service.KAFKA, name(Service.KAFKA, i), Broker.data(directory));
            List<String> command = new Broker(directory, home.logs(), cluster, settings, entry)
                    .prepare(java, options(plan, Service.KAFKA, "512m"));
            add(Service.KAFKA, first + i, wrap(plan, Service.KAFKA, command));
        }
        int port = first + plan.brokers() * (2 + Service.values().length);
        for (Service service : List.of(Service.INGEST, Service.INFERENCE, Service.QUERY)) {
            for (int i = 0; i < plan.services().getOrDefault(service, 0); i++) {
                add(service, port, wrap(plan, service, command(java, plan, service, i, port)));
                port++;
            }
        }
    }

    private List<String> command(JavaCommand java, RigPlan plan, Service service, int index, int port)
            throws IOException {
        Map<String, String> settings = new HashMap<>(plan.settings().getOrDefault(service, Map.of()));
        List<String> options = options(plan, service, "384m");
        Path written = home.directory().resolve("tmp").resolve(name(service, index));
        if (service == Service.QUERY) {
            written = state(index);
            settings.put("fovea.state.directory", written.toString());
        } else if (plan.disks().containsKey(service)) {
            options.add("-Djava.io.tmpdir=" + written);
        }
        List<String> command = new ArrayList<>(disks.entry(service, name(service, index), written));
        command.addAll(new ServiceCommand(java, home, ways.bootstrap(service))
                .of(service, port, ModelPackages.DEFAULT, options, settings));
        return command;
    }

    private static List<String> options(RigPlan plan, Service service, String heap) {
        List<String> options = new ArrayList<>(LIGHT);
        options.add("-Xmx" + heap);
        options.addAll(plan.jvmOptions().getOrDefault(service, List.of()));
        return options;
    }

    private static List<String> wrap(RigPlan plan, Service service, List<String> command) {
        List<String> wrapped = new ArrayList<>(plan.wrappers().getOrDefault(service, List.of()));
        wrapped.addAll(command);
        return wrapped;
    }

    private void add(Service service, int port, List<String> command) {
        List<Node> of = nodes.computeIfAbsent(service, s -> new ArrayList<>());
        String name = name(service, of.size());
        of.add(new Node(name, service, port, home.logs().resolve(name + ".log"), home.directory(), command));
    }

    private static String name(Service service, int index) {
        return service.word() + "-" + (index + 1);
    }

    /** Starts every process of a service and waits for all. */
    public void startAll(Service service) throws IOException, InterruptedException {
        for (Node node : all(service)) {
            if (!node.isAlive()) {
                node.start();
            }
        }
        for (Node node : all(service)) {
            node.awaitReady(PATIENCE);
        }
    }

    /** The processes of a service, dead or alive. */
    public List<Node> all(Service service) {
        return List.copyOf(nodes.getOrDefault(service, List.of()));
    }

    /** All processes but the brokers. */
    public List<Node> services() {
        return nodes().stream().filter(n -> n.service() != Service.KAFKA).toList();
    }

    /** All processes, brokers first. */
    public List<Node> nodes() {
        return nodes.values().stream().flatMap(List::stream).toList();
    }

    public Home home() {
        return home;
    }

    /** State of one query process. */
    public Path state(int index) {
        return home.state().resolve("query-" + (index + 1));
    }

    /**
     * The file system of its own of a process.
     *
     * @throws IllegalArgumentException if the plan gave it none
     */
    public SmallDisk disk(Node node) {
        return disks.of(node.name());
    }

    /** The brokers' addresses, past every proxy. */
    public String kafka() {
        return all(Service.KAFKA).stream().map(n -> "127.0.0.1:" + n.port()).collect(Collectors.joining(","));
    }

    /** REST of one query process. */
    public URI query(int index) {
        return all(Service.QUERY).get(index).address();
    }

    /**
     * Changes the condition of every way between a service's processes and the brokers; for {@link Service#KAFKA}, of every
     * way between brokers.
     */
    public void spoil(Service service, Condition condition) {
        ways.of(service).values().forEach(proxy -> proxy.set(condition));
    }

    /** The way between a service's processes and one broker. */
    public TcpProxy way(Service service, int broker) {
        TcpProxy proxy = ways.of(service).get(broker);
        if (proxy == null) {
            throw new IllegalArgumentException("there is no broker " + (broker + 1));
        }
        return proxy;
    }

    /** Asks all services to end, then the brokers; what does not end, or has no time to, is killed. */
    @Override
    public void close() throws IOException {
        try {
            for (Node node : nodes().reversed()) {
                if (node.isAlive()) {
                    node.thaw();
                    node.end(END);
                }
            }
        } catch (InterruptedException e) {
            killAll();
            Thread.currentThread().interrupt();
        }
        ways.close();
        disks.close();
        Runtime.getRuntime().removeShutdownHook(orphans);
    }

    /** Called when this JVM ends without {@link #close}: nobody would be left to end the processes. */
    private void killAll() {
        nodes().stream()
                .filter(Node::isAlive)
                .forEach(node -> ProcessHandle.of(node.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }
}
