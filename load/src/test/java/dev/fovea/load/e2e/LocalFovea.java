package dev.fovea.load.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.load.cluster.Cluster;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.ModelPackages;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.cluster.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Fovea's real processes for a test, on free ports and with an empty home whose data is deleted when it stops. */
public final class LocalFovea {

    public static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private final Home home;
    private final Settings settings;
    private final Cluster cluster;

    private LocalFovea(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
        this.cluster = new Cluster(PROJECT, home);
    }

    public static LocalFovea start(Map<String, String> properties) throws IOException, InterruptedException {
        return start(properties, EnumSet.allOf(Service.class));
    }

    /** A broker and some of the services. */
    public static LocalFovea start(Map<String, String> properties, Set<Service> wanted)
            throws IOException, InterruptedException {
        Home home = new Home(Files.createTempDirectory(Path.of("target"), "home"));
        LocalFovea fovea = new LocalFovea(
                home, new Settings(Optional.empty(), freePorts(2), freePorts(3), Optional.empty(), properties));
        fovea.start(wanted);
        return fovea;
    }

    /** Starts what does not run of the services. */
    public RunFile start(Set<Service> wanted) throws IOException, InterruptedException {
        home.prepare();
        new ModelPackages(PROJECT, home).provide();
        return cluster.start(settings, wanted, ready -> {});
    }

    /** Where the query service answers. */
    public URI query() {
        return URI.create("http://127.0.0.1:" + settings.queryPort() + "/");
    }

    public Home home() {
        return home;
    }

    public Settings settings() {
        return settings;
    }

    /** A clip or picture of the shared data, or the test is skipped. */
    public static Path shared(String path) {
        Path file = Path.of(System.getProperty("fovea.shared.data", "missing"), path);
        assumeTrue(Files.exists(file), () -> "skipped: there is no " + file.toAbsolutePath());
        return file.toAbsolutePath();
    }

    /** The first of some ports in a row that are free. */
    public static int freePorts(int count) {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (areFree(first, count)) {
                return first;
            }
        }
        throw new AssertionError("no " + count + " free ports in a row");
    }

    private static boolean areFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    public void stop() throws InterruptedException {
        cluster.stop((process, byItself) -> {});
        try (var files = Files.walk(home.kafka())) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(LocalFovea::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
