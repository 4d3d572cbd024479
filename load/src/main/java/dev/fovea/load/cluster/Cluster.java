package dev.fovea.load.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * Fovea on this machine: a broker and one process of each service, on loopback, started by this class and recognised
 * again through {@link RunFile}. Not thread-safe; one {@code up} or {@code down} at a time.
 */
public final class Cluster {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A slow or busy machine takes minutes where a quiet one takes seconds; a process that ends is noticed at once. */
    private static final Duration START = Duration.ofMinutes(3);

    private final Path project;
    private final Home home;

    /**
     * @param project root of the build
     * @param home where state lies
     */
    public Cluster(Path project, Home home) {
        this.project = project;
        this.home = home;
    }

    /**
     * Starts what does not run yet and waits until every service is ready.
     *
     * @param progress told of each service that has become ready
     * @throws ClusterException if a port is taken, the disk is full, or a process ends or is not ready in time
     */
    public RunFile start(Settings settings, Consumer<RunningProcess> progress)
            throws IOException, InterruptedException {
        return start(settings, EnumSet.allOf(Service.class), progress);
    }

    /**
     * Starts what does not run yet of some services, as {@link #start(Settings, Consumer)} does of all.
     *
     * @param wanted the broker is always started unless the settings name another cluster
     */
    public RunFile start(Settings settings, Set<Service> wanted, Consumer<RunningProcess> progress)
            throws IOException, InterruptedException {
        RunFile run = launch(settings, wanted, progress);
        for (Service service : inOrder(wanted)) {
            progress.accept(await(service, run));
        }
        return run;
    }

    /**
     * Starts what does not run yet of some services, without waiting until they are ready: query is only once it has taken
     * in what lies on the topics, and that may be much.
     *
     * @param wanted the broker is started and waited for unless the settings name another cluster
     */
    public RunFile launch(Settings settings, Set<Service> wanted, Consumer<RunningProcess> progress)
            throws IOException, InterruptedException {
        home.prepare();
        RunFile run = RunFile.read(home).orElseGet(() -> new RunFile(settings.kafka(), List.of()));
        if (settings.externalKafka().isEmpty()) {
            run = startOne(Service.KAFKA, settings, run);
            progress.accept(await(Service.KAFKA, run));
        }
        for (Service service : inOrder(wanted)) {
            run = startOne(service, settings, run);
        }
        return run;
    }

    private static List<Service> inOrder(Set<Service> wanted) {
        return Stream.of(Service.INGEST, Service.INFERENCE, Service.QUERY)
                .filter(wanted::contains)
                .toList();
    }

    private RunningProcess await(Service service, RunFile run) throws InterruptedException {
        RunningProcess process = run.process(service).orElseThrow();
        Readiness.await(process, START);
        return process;
    }

    private RunFile startOne(Service service, Settings settings, RunFile run) throws IOException, InterruptedException {
        if (run.process(service).filter(RunningProcess::isAlive).isPresent()) {
            return run;
        }
        int port = settings.port(service);
        Ports.requireFree(port, service, service == Service.KAFKA ? "--kafka-port" : "--port");
        Path log = freshLog(service);
        ProcessBuilder builder = new ProcessBuilder(command(service, settings))
                .directory(home.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().remove("FOVEA_HOME");
        RunFile grown = run.with(RunningProcess.of(service, builder.start().toHandle(), port, log));
        grown.write(home);
        return grown;
    }

    /** The log of the run before stays beside it: it may say why that run ended. */
    private Path freshLog(Service service) throws IOException {
        Path log = home.logs().resolve(service.word() + ".log");
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(service.word() + ".before.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    private List<String> command(Service service, Settings settings) throws IOException, InterruptedException {
        JavaCommand java = new JavaCommand(project);
        ServiceCommand services = new ServiceCommand(java, home, settings.kafka());
        String model = settings.model().orElse(ModelPackages.DEFAULT);
        int port = settings.port(service);
        List<String> command = new ArrayList<>();
        // A closed terminal must not end the services: the JVM keeps SIGHUP ignored when it starts so.
        command.add("nohup");
        command.addAll(
                switch (service) {
                    case KAFKA ->
                        new Broker(
                                        home.kafka(),
                                        home.logs(),
                                        Uuid.randomUuid().toString(),
                                        BrokerSettings.single(port),
                                        List.of())
                                .prepare(java, List.of("-Xmx768m"));
                    case INGEST, INFERENCE ->
                        services.of(service, port, model, options("-Xmx1g", settings), settings.properties());
                    case QUERY ->
                        services.of(service, port, model, options("-Xmx768m", settings), withInference(settings));
                });
        return command;
    }

    private static List<String> options(String heap, Settings settings) {
        return Stream.concat(Stream.of(heap), settings.jvmOptions().stream()).toList();
    }

    /** Query shows which model runs, and asks inference for it. */
    private static Map<String, String> withInference(Settings settings) {
        Map<String, String> properties = new TreeMap<>(settings.properties());
        properties.putIfAbsent("fovea.query.inference-url", "http://127.0.0.1:" + settings.port(Service.INFERENCE));
        return properties;
    }

    /**
     * Stops exactly the processes that {@link #start} started, in reverse order.
     *
     * @param progress told of each process and whether it ended by itself
     * @return how many were running
     */
    public int stop(BiConsumer<RunningProcess, Boolean> progress) throws InterruptedException {
        List<RunningProcess> processes =
                RunFile.read(home).map(RunFile::processes).orElse(List.of());
        int stopped = 0;
        for (Service service : List.of(Service.values()).reversed()) {
            for (RunningProcess process : processes) {
                if (process.service() == service && process.isAlive()) {
                    progress.accept(process, process.stop(PATIENCE));
                    stopped++;
                }
            }
        }
        RunFile.delete(home);
        return stopped;
    }
}
