import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers;

/**
 * Counts labels by camera and minute: CountLabels [BROKER].
 *
 * <p>Runs as it is: {@code java -cp 'api/query/target/quarkus-app/lib/main/*' api/query/examples/CountLabels.java}
 */
class CountLabels {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] arguments) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "example-count-labels");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments.length > 0 ? arguments[0] : "127.0.0.1:9092");
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.String().getClass());
        config.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.String().getClass());
        // Exactly once also means: read what was committed, and nothing else.
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
        config.put("auto.offset.reset", "earliest");
        // Counts are kept in Kafka beside the topic, and in memory: nothing lies on the disk of whoever tries this.
        config.put(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG, InMemoryDslStoreSuppliers.class);

        StreamsBuilder topology = new StreamsBuilder();
        topology.<String, String>stream("fovea.detections")
                .flatMap((camera, json) -> labels(camera, json))
                .groupByKey(Grouped.with(Serdes.String(), Serdes.String()))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(1)))
                .count()
                .toStream()
                .foreach((window, count) ->
                        System.out.println(window.window().startTime() + " " + window.key() + " " + count));

        KafkaStreams streams = new KafkaStreams(topology.build(), config);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    private static List<KeyValue<String, String>> labels(String camera, String json) {
        try {
            List<KeyValue<String, String>> labels = new ArrayList<>();
            for (JsonNode region : JSON.readTree(json).path("regions")) {
                labels.add(KeyValue.pair(camera + " " + region.path("label").asText(), ""));
            }
            return labels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
