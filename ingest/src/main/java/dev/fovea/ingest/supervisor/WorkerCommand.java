package dev.fovea.ingest.supervisor;

import dev.fovea.ingest.worker.WorkerMain;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line and the environment of a worker, neither of which holds a secret: those come through the socket.
 *
 * @param classPath of the worker
 * @param heapBytes of the worker's JVM at most
 */
record WorkerCommand(String classPath, long heapBytes) {

    /** What a JVM and native libraries need; everything else stays here, camera secrets first of all. */
    private static final Set<String> PASSED_ON = Set.of(
            "PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "JAVA_HOME", "SystemRoot");
    /** JavaCPP's settings, such as where it unpacks libraries. */
    private static final String NATIVE_SETTINGS = "org.bytedeco.";

    /** The command of a worker with the classes of this process. */
    static WorkerCommand ofThisProcess(long heapBytes) {
        return new WorkerCommand(ownClassPath(), heapBytes);
    }

    /** In a packaged service the jars lie around the one that holds this class and are on no class path. */
    private static String ownClassPath() {
        CodeSource source = WorkerMain.class.getProtectionDomain().getCodeSource();
        if (source != null) {
            try {
                Path app = Path.of(source.getLocation().toURI()).getParent();
                Path main =
                        app == null ? Path.of("") : app.resolveSibling("lib").resolve("main");
                if (app != null && Files.isDirectory(main)) {
                    return String.join(
                            File.pathSeparator,
                            app.resolve("*").toString(),
                            main.resolve("*").toString(),
                            main.resolveSibling("boot").resolve("*").toString());
                }
            } catch (URISyntaxException e) {
                throw new IllegalStateException("the place of ingest's own classes cannot be told", e);
            }
        }
        return System.getProperty("java.class.path", "");
    }

    /** The command line of a worker that connects to this socket. */
    List<String> commandLine(Path socket) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapBytes,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash", // A core holds passwords.
                "-XX:+ErrorFileToStderr",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.SimpleFormatter.format=%4$s %5$s%6$s%n",
                // JavaCPP would collect garbage over and over once native memory is a few times the heap.
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(NATIVE_SETTINGS))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", classPath, WorkerMain.class.getName(), socket.toString()));
        return command;
    }

    /** Leaves in an environment only what a worker needs. */
    static void reduce(Map<String, String> environment) {
        environment.keySet().retainAll(PASSED_ON);
    }
}
