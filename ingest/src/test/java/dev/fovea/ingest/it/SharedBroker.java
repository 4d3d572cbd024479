package dev.fovea.ingest.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one broker of all tests of a run, started by the first and stopped with the JVM. */
final class SharedBroker {

    private static @Nullable BrokerProcess broker;

    private SharedBroker() {}

    static synchronized BrokerProcess get() throws IOException, InterruptedException {
        BrokerProcess running = broker;
        if (running == null) {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "broker");
            running = new BrokerProcess(folder.toAbsolutePath());
            broker = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return running;
    }
}
