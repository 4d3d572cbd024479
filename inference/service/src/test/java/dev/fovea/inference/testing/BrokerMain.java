package dev.fovea.inference.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** A Kafka broker in its own process: formats its folder the first time, then serves. */
final class BrokerMain {

    private BrokerMain() {}

    /** Serves until it is ended; the one argument is the file with the broker's properties. */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(Path.of(arguments[0]))) {
            properties.load(in);
        }
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            StorageTool.execute(
                    new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", arguments[0]}, System.out);
        }
        Kafka.main(arguments);
    }
}
