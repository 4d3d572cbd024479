package dev.fovea.load.cli;

import dev.fovea.load.client.QueryClient;
import dev.fovea.load.cluster.ClusterException;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where the commands work.
 *
 * @param project root of the build
 * @param home where state lies
 */
record Context(Path project, Home home) {

    /** From the system property {@code fovea.project}, which the launcher script sets, and {@code FOVEA_HOME}. */
    static Context ofEnvironment() {
        Path project = Path.of(System.getProperty("fovea.project", "")).toAbsolutePath();
        return new Context(project, Home.ofEnvironment(project));
    }

    /** A client of the running query service. */
    QueryClient query() {
        return new QueryClient(address());
    }

    /**
     * The address of the pages and of REST.
     *
     * @throws ClusterException if Fovea is not running
     */
    URI address() {
        return RunFile.read(home)
                .flatMap(run -> run.process(Service.QUERY))
                .filter(RunningProcess::isAlive)
                .map(RunningProcess::address)
                .orElseThrow(
                        () -> new ClusterException("Fovea is not running (no query service); start it: ./fovea up"));
    }
}
