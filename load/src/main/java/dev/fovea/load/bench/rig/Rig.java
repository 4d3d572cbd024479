package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.cluster.Cluster;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.ModelPackages;
import dev.fovea.load.cluster.Ports;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.cluster.Settings;
import dev.fovea.resnet.packages.Folders;
import dev.fovea.topics.TopicSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * Fovea's real processes for one benchmark: a broker and whichever services are asked for, on free ports, with a home of
 * their own that is deleted at the end. Everything is stopped as well when this process is told to end. Not thread-safe.
 */
public final class Rig implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path project;
    private final Home home;
    private final Cluster cluster;
    private final int kafkaPort = Ports.free(5);
    private final int queryPort = kafkaPort + 2;
    private final Consumer<String> progress;
    private final Thread onExit = new Thread(this::stopAll, "bench-stop");
    private boolean failed;

    private Rig(Path project, Home home, Consumer<String> progress) {
        this.project = project;
        this.home = home;
        this.cluster = new Cluster(project, home);
        this.progress = progress;
    }

    /**
     * Starts a broker and creates Fovea's topics.
     *
     * @param project root of the build
     * @param progress told in a few words of what goes on
     */
    public static Rig start(Path project, Consumer<String> progress) throws IOException, InterruptedException {
        Rig rig = new Rig(project, new Home(Files.createTempDirectory("fovea-bench")), progress);
        Runtime.getRuntime().addShutdownHook(rig.onExit);
        try {
            rig.home.prepare();
            new ModelPackages(project, rig.home).provide();
            rig.services(EnumSet.of(Service.KAFKA), Optional.empty(), Map.of());
            rig.createTopics();
            return rig;
        } catch (IOException | RuntimeException e) {
            rig.failed = true;
            rig.close();
            throw e;
        }
    }

    private void createTopics() throws InterruptedException {
        try (Admin admin = Clients.admin(kafka())) {
            new TopicSetup(admin, PARTITIONS, Optional.empty()).ensure();
        } catch (ExecutionException e) {
            throw new BenchException("the topics could not be created: " + e.getCause(), e);
        }
    }

    /**
     * Starts those of some services that do not run, and waits until they are ready.
     *
     * @param model {@code name/version} that inference uses; the bundled one if empty
     * @param properties settings of the services by their full names
     */
    public void services(Set<Service> wanted, Optional<String> model, Map<String, String> properties)
            throws IOException, InterruptedException {
        services(wanted, model, properties, List.of());
    }

    /**
     * As {@link #services(Set, Optional, Map)}.
     *
     * @param jvmOptions of the services, beside their own
     */
    public void services(
            Set<Service> wanted, Optional<String> model, Map<String, String> properties, List<String> jvmOptions)
            throws IOException, InterruptedException {
        cluster.start(
                new Settings(Optional.empty(), kafkaPort, queryPort, model, properties, jvmOptions),
                wanted,
                started -> progress.accept(started.service().word() + " is ready"));
    }

    /** Starts query without waiting until it is ready: it is once it has taken in what lies on the topics. */
    public RunningProcess launchQuery() throws IOException, InterruptedException {
        cluster.launch(
                new Settings(Optional.empty(), kafkaPort, queryPort, Optional.empty(), Map.of()),
                EnumSet.of(Service.QUERY),
                _ -> {});
        return process(Service.QUERY);
    }

    /** Stops one service. */
    public void stop(Service service) throws InterruptedException {
        var _ = process(service).stop(PATIENCE);
    }

    /** A service that was started. */
    public RunningProcess process(Service service) {
        return RunFile.read(home)
                .flatMap(run -> run.process(service))
                .orElseThrow(() -> new IllegalStateException(service.word() + " was not started"));
    }

    /** The broker's address. */
    public String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    public Path project() {
        return project;
    }

    /** Where the processes' state, models and logs lie. */
    public Home home() {
        return home;
    }

    /** Tells that the benchmark failed: the logs are kept and their place is said. */
    public void failed() {
        failed = true;
    }

    private void stopAll() {
        try {
            cluster.stop((process, byItself) -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopAll();
        var _ = Runtime.getRuntime().removeShutdownHook(onExit);
        if (failed) {
            progress.accept("the logs are kept in " + home.logs());
        } else {
            delete(home.directory());
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
